import type { Effect } from "../model/library.ts";
import { applyEffect } from "./effects.ts";
import { openAddress } from "./escapes.ts";
import { noteCalled } from "./made-clients.ts";
import { addresses, joinValues, type Value } from "./values.ts";
import { meets, waits } from "./waiting.ts";
import type { CallSite } from "./where.ts";

/** A call that rules describe: its effects, then its wait. Undefined where no rule knows any of the keys. */
export function callLibrary(site: CallSite, keys: readonly string[]): Value | undefined {
  const { models } = site.root.project;
  let known = false;
  for (const key of keys) {
    for (const row of models.rows(key)) {
      known = true;
      const waiting = row.calls.filter((call) => meets(site, call));
      const after: Effect[] = [];
      for (const effect of row.effects) {
        if (
          "listens" in effect ||
          "ends" in effect ||
          "answers" in effect ||
          (waiting.length > 0 && "sets" in effect && "result" in effect.sets.on)
        )
          after.push(effect);
        else applyEffect(site, row.library, effect);
      }
      for (const call of waiting) {
        const answer = waits(site, row.library, call);
        site.result = site.result && waiting.length > 1 ? joinValues(site.result, answer) : answer;
      }
      for (const effect of after) applyEffect(site, row.library, effect);
    }
    if (known) break;
  }
  if (!known) return undefined;
  // What another library is handed, that one's calls tell of, unless it is what it answers.
  const answered = new Set(addresses(site.result ?? []));
  for (const { value } of site.passed) if (!addresses(value).some((each) => answered.has(each))) noteCalled(site.root, value);
  for (const each of site.passed) for (const atom of each.value) if (atom.kind === "closure") openAddress(site.root, atom);
  return site.result ?? site.root.unknownAt(site.frame, site.node, { kind: "call", name: site.node.isNew ? "new" : "answer" });
}
