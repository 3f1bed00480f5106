import type { Atom, Value } from "../values.ts";
import type { CallSite } from "../where.ts";
import { abortCalls } from "./abort.ts";
import { collectionCalls, unknownListCall } from "./collections.ts";
import { componentCalls } from "./components.ts";
import { mapCalls } from "./maps.ts";
import { objectCalls } from "./objects.ts";
import { phpCalls } from "./php.ts";
import { promiseCalls, settlePromise } from "./promises.ts";
import { responseCall } from "./responses.ts";
import { silenceCalls } from "./silence.ts";
import { timerCalls } from "./timers.ts";

/** What rows can't say, by the name of what is called: references by their id, static methods as `id.method`. */
export type Intrinsic = (site: CallSite) => Value | undefined;

const BY_NAME: ReadonlyMap<string, Intrinsic> = new Map(
  Object.entries({
    ...abortCalls,
    ...timerCalls,
    ...promiseCalls,
    ...objectCalls,
    ...phpCalls,
    ...silenceCalls,
    ...mapCalls,
    ...componentCalls,
  }),
);

/** Handles the call, or answers undefined to leave it to the models. */
export function intrinsic(site: CallSite, atom: Atom): Value | undefined {
  const { models } = site.root.project;
  switch (atom.kind) {
    case "reference": {
      const id = models.words.ponyfills.get(atom.id) ?? atom.id;
      return BY_NAME.get(site.node.isNew ? `new ${id}` : id)?.(site);
    }
    case "settler":
      return settlePromise(site, atom.promise);
    case "method": {
      const { receiver, name } = atom;
      if (receiver.kind === "reference") return BY_NAME.get(`${models.words.ponyfills.get(receiver.id) ?? receiver.id}.${name}`)?.(site);
      const on = { ...site, receiver };
      const address = receiver.kind === "object" ? receiver.address : receiver.kind === "unknown" ? receiver.symbol : undefined;
      const thing = address === undefined ? undefined : site.root.thing(address);
      if (address === undefined || !thing) return undefined;
      if (thing.type !== undefined) {
        const named = BY_NAME.get(`${thing.type}.${name}`)?.(on);
        if (named) return named;
      }
      return responseCall(on, address, name) ?? collectionCalls(on, thing, name);
    }
    case "unknown": {
      const { receiver, node } = site;
      const { callee } = node;
      if (receiver?.kind !== "unknown" || callee.kind !== "member" || callee.key.kind !== "literal") return undefined;
      return unknownListCall(site, receiver.origin.name, String(callee.key.value));
    }
    default:
      return undefined;
  }
}
