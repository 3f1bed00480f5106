import { tellsOf } from "../finding/decide.ts";
import type { Entry, Place } from "../finding/finding.ts";
import { worstVerdict } from "./judge.ts";
import type { Root } from "./root.ts";
import { addresses, type Value } from "./values.ts";

/** Where clients are made, and the calls on them that somebody in the project is seen to make. */
export class MadeClients {
  readonly #calls = new Map<string, Set<string>>();

  /** What is called on the client made there, or made of it: one more call. */
  call(made: Place, by: Place | undefined): void {
    const calls = this.#calls.get(keyOf(made)) ?? new Set<string>();
    this.#calls.set(keyOf(made), calls);
    if (by) calls.add(keyOf(by));
  }

  isCalled(made: Place): boolean {
    return this.#calls.has(keyOf(made));
  }

  /** The line that makes a client, as its calls are: none where it stands in that call itself. */
  entryAt(made: Entry, entries: readonly Entry[]): Entry | undefined {
    const keys = this.#calls.get(keyOf(made.at)) ?? new Set<string>();
    const calls = entries.filter((each) => each.via === undefined && keys.has(keyOf(each.at)) && tellsOf(each.at.file, made.at.file));
    const verdict = worstVerdict(calls.map((each) => each.verdict));
    const worst = calls.find((each) => each.verdict === verdict);
    if (!worst || calls.some(({ at }) => at.file === made.at.file && at.start <= made.at.start && made.at.end <= at.end)) return undefined;
    const via = worst.call.replace(/^.*(?:->|::|\.)/s, "");
    return {
      ...worst,
      at: made.at,
      call: made.call,
      via,
      makes: true,
      callers: [],
      decidedElsewhere: true,
      unless: undefined,
      repair: undefined,
    };
  }
}

/** A call on these objects, or what is made of them, tells of them more than the place where they were made. */
export function noteCalled(root: Root, value: Value, by?: Place): void {
  for (const address of addresses(value)) {
    const thing = root.thing(address);
    if (thing?.type !== undefined && thing.at) root.project.clients.call(thing.at, by);
  }
}

function keyOf({ file, start }: Place): string {
  return `${file}:${start}`;
}
