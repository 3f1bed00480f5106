import type { Place } from "../finding/finding.ts";
import type { Root } from "./root.ts";
import { addresses, type Value } from "./values.ts";

/** Where clients are made that somebody in the project is seen to call, or to make something else of. */
export class MadeClients {
  readonly #called = new Set<string>();

  call(at: Place): void {
    this.#called.add(`${at.file}:${at.start}`);
  }

  isCalled(at: Place): boolean {
    return this.#called.has(`${at.file}:${at.start}`);
  }
}

/** A call on these objects, or what is made of them, tells of them more than the place where they were made. */
export function noteCalled(root: Root, value: Value): void {
  for (const address of addresses(value)) {
    const thing = root.thing(address);
    if (thing?.type !== undefined && thing.at) root.project.clients.call(thing.at);
  }
}
