import type { Frame } from "./frame.ts";
import { readOption } from "./options.ts";
import type { Project } from "./project.ts";
import type { Root } from "./root.ts";
import { emptyThing, type Slot } from "./state.ts";
import { constant, object } from "./values.ts";
import type { CallSite } from "./where.ts";

/** Marks an object that others have made, most likely without options. */
const BARE = "*bare";

/** The mark of an object that is received by its declared class alone, if a container makes such ones without options. */
export function bareMark(root: Root, frame: Frame, id: string): ReadonlyMap<string, Slot> {
  const otherwise = root.project.models.bareUnless(id);
  const text = otherwise && root.project.host.text(frame.unit.file);
  return text === undefined || otherwise?.some((word) => text.includes(word))
    ? new Map()
    : new Map([[BARE, { value: constant(true), at: undefined }]]);
}

/** The symbol of the receiver, if others have made it, most likely without options. */
export function receivedBare({ root, receiver }: CallSite): string | undefined {
  return receiver?.kind === "unknown" && root.thing(receiver.symbol)?.fields.has(BARE) ? receiver.symbol : undefined;
}

/** The type of an unknown receiver whose name, options and file tell it. */
export function toldType({ root, frame, node, receiver, passed }: CallSite, name: string): string | undefined {
  if (receiver?.kind !== "unknown" || node.callee.kind !== "member" || root.thing(receiver.symbol)?.type !== undefined) return undefined;
  const { models, host } = root.project;
  for (const [type, { words, options, mentions, getters, dependency }] of models.told) {
    if (!models.hasMethod(type, name)) continue;
    const text = host.text(frame.unit.file);
    const written = text.slice(node.callee.object.start, node.callee.object.end).toLowerCase();
    const last =
      written
        .replace(/\([^()]*\)$/, "")
        .split(/->|::|\\|\$/)
        .at(-1) ?? "";
    if (!words.some((word) => last.includes(word))) continue;
    const isGiven = passed.some(({ value }) =>
      value.some(
        (atom) =>
          atom.kind === "object" &&
          options.some((option) => readOption(root, object(atom.address), [option]).some((each) => each.atom.kind !== "absent")),
      ),
    );
    if (!isGiven) continue;
    const isGot = getters.some((getter) => receiver.origin.name === `${getter}()`) && frame.unit.version(dependency) !== undefined;
    const mention = mentions.find((word) => text.includes(word));
    if (!isGot && mention === undefined) continue;
    root.setThing(
      receiver.symbol,
      emptyThing(undefined, { type, open: receiver.symbol, fields: new Map([[BARE, { value: constant(true), at: undefined }]]) }),
    );
    return type;
  }
  return undefined;
}

/** Words in the names of receivers that tell what they are in this file. */
export function toldWords({ models, host }: Project, file: string): readonly string[] {
  const text = models.told.size > 0 ? host.text(file) : "";
  return [...models.told.values()].flatMap(({ words, mentions, getters }) =>
    [...mentions, ...getters].some((word) => text.includes(word)) ? words : [],
  );
}
