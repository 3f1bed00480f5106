import type { Loop } from "../../program/nodes.ts";
import { evaluateCondition } from "../condition.ts";
import { evaluate } from "../evaluate.ts";
import type { Frame } from "../frame.ts";
import type { Flow } from "../paths.ts";
import type { Root, Silence } from "../root.ts";
import { emptyThing, joinStates, READ, type Slot, State, setField } from "../state.ts";
import { type Address, addresses, type Constant, constant, object, onlyConstant, type Value } from "../values.ts";
import { type CallSite, valueAt } from "../where.ts";
import { countsRounds } from "./counters.ts";
import type { Intrinsic } from "./index.ts";

/**
 * A read of a PHP stream that timed out answers false or '', and is no end of file: `while (!feof($fp))` goes on for
 * ever, unless the loop asks for `timed_out`, for what was read, or for the clock. So a loop that asks for the end of a
 * stream, or reads from it, is run once more with a peer that says nothing; what then stays in it never leaves.
 */

/** Marks a stream that some loop reads for ever; its place is the loop's. */
export const ENDLESS = "*endless";

/** Marks a stream whose end has been asked for. */
const ASKED = "*asked";

/** Two rounds: what the first one learns is asked in the second one's test. */
const ROUNDS = 2;
/** What a read that timed out answers, depending on function and version. */
const ANSWERS: readonly Constant[] = [false, ""];

/** Runs `rounds` of a loop, as the interpreter does. */
export type RunBody = (state: State) => Flow;

/**
 * After a loop: the streams whose end it asked for, and which it never leaves if their peer falls silent, are marked.
 * `from`: where that may happen, in the midst of an answer or before it.
 */
export function markEndless(
  root: Root,
  frame: Frame,
  loop: Loop,
  from: readonly State[],
  asked: ReadonlyMap<Address, boolean>,
  after: readonly State[],
  runBody: RunBody,
): void {
  if (asked.size === 0 || root.silence || countsRounds(loop)) return;
  const before = root.state;
  for (const [address, isEndAsked] of asked) {
    const silence = (answer: Constant): Silence => ({ address, answer, hasRead: false, mayEnd: false });
    if (from.every((state) => ANSWERS.some((answer) => leaves(root, frame, loop, state, silence(answer), isEndAsked, runBody)))) continue;
    for (const state of after) {
      const thing = state.things.get(address);
      if (thing) state.things.set(address, setField(thing, ENDLESS, { value: constant(true), at: root.place(frame, loop) }));
    }
  }
  root.state = before;
}

/** A loop that asks for the end of the stream stays where it may; one that only reads must be seen to have no way out. */
function leaves(root: Root, frame: Frame, loop: Loop, from: State, silence: Silence, isEndAsked: boolean, runBody: RunBody): boolean {
  const seen = root.observations.length;
  root.silence = silence;
  root.state = new State(from);
  let stays = true;
  for (let round = 0; round < ROUNDS && stays; round++) {
    // What an earlier round was told by something unknown, a later one may be told differently.
    if (!isEndAsked) for (const [condition] of root.state.assumptions.entries()) root.state.assumptions.set(condition, undefined);
    if (loop.test && !(loop.bodyFirst && round === 0)) {
      const { whenTrue, whenFalse } = evaluateCondition(root, frame, loop.test);
      if (!whenTrue || (whenFalse && !isEndAsked)) stays = false;
      else root.state = whenTrue;
    }
    if (!stays) break;
    const { states, left } = runBody(root.state);
    const [first, ...others] = states;
    if (!first || (left.length > 0 && !isEndAsked)) stays = false;
    else root.state = others.reduce(joinStates, first);
    if (stays && loop.update) evaluate(root, frame, loop.update);
  }
  root.silence = undefined;
  root.observations.length = seen;
  return !stays || silence.mayEnd || !silence.hasRead;
}

/** Opened streams among what a value may be. */
function streams(site: CallSite, value: Value): Address[] {
  return addresses(value).filter((address) => site.root.begun.get(address)?.call.judged === "use");
}

function isSilent(site: CallSite, value: Value): boolean {
  const { silence } = site.root;
  return silence !== undefined && addresses(value).includes(silence.address);
}

const endOfFile: Intrinsic = (site) => {
  const on = valueAt(site, { argument: 0 });
  if (isSilent(site, on)) return constant(false);
  const opened = streams(site, on);
  for (const address of opened) site.root.asked?.set(address, true);
  // Nobody is at the end of what has not been read: the loop runs once.
  const unread = opened.filter((address) => !site.root.thing(address)?.fields.has(ASKED) && !site.root.thing(address)?.fields.has(READ));
  site.root.setFields(unread, ASKED, { value: constant(true), at: undefined });
  return unread.length > 0 && unread.length === on.length ? constant(false) : undefined;
};

function read(...fixed: Constant[]): Intrinsic {
  return (site) => {
    const { silence, asked } = site.root;
    const on = valueAt(site, { argument: 0 });
    const opened = streams(site, on);
    site.root.setFields(opened, READ, { value: constant(true), at: undefined });
    if (asked) for (const address of opened) asked.set(address, asked.get(address) ?? false);
    if (!silence || !isSilent(site, on)) return undefined;
    silence.hasRead = true;
    return constant(fixed.length > 0 ? fixed[0] : silence.answer);
  };
}

const metaData: Intrinsic = (site) => {
  const { root, frame, node } = site;
  const stream = valueAt(site, { argument: 0 });
  if (streams(site, stream).length > 0 && !isSilent(site, stream)) return undefined;
  const at = root.place(frame, node);
  const fields = new Map<string, Slot>(
    isSilent(site, stream)
      ? [
          ["timed_out", { value: constant(true), at }],
          ["eof", { value: constant(false), at }],
          ["unread_bytes", { value: constant(0), at }],
        ]
      : // What was not opened over the network is a file: `stream_get_meta_data(tmpfile())['uri']` is its path.
        [["uri", { value: root.unknownAt(frame, node, { kind: "call", name: "stream_get_meta_data()" }), at }]],
  );
  return object(root.allocate(frame, node, emptyThing(at, { fields, open: `meta:${node.start}`, byValue: true, list: true }), "meta"));
};

/** A limit of its own: without one (null), it waits for ever. */
const select: Intrinsic = (site) => {
  const { root, frame, node } = site;
  const waited = [0, 1, 2].flatMap((argument) =>
    addresses(valueAt(site, { argument })).flatMap((list) =>
      [...(root.thing(list)?.fields.values() ?? [])].flatMap((slot) => streams(site, slot.value)),
    ),
  );
  if (root.silence && waited.includes(root.silence.address)) return constant(0);
  const seconds = onlyConstant(valueAt(site, { argument: 3 }));
  if (!seconds || seconds.value !== null) return undefined;
  for (const address of waited) {
    const thing = root.thing(address);
    if (thing) root.setThing(address, setField(thing, ENDLESS, { value: constant(true), at: root.place(frame, node) }));
  }
  return undefined;
};

/** Whoever looks at the clock while the peer is silent is taken to act on it. */
const clock: Intrinsic = (site) => {
  if (site.root.silence) site.root.silence.mayEnd = true;
  return undefined;
};

/** A function that nobody sees, and whose name says that it looks at the clock: `timer_read()`, `elapsed()`, `hasTimedOut()`. */
export function asksClock(root: Root, called: string): void {
  if (root.silence && CLOCK.test(called)) root.silence.mayEnd = true;
}

const CLOCK = /timer|clock|elapsed|deadline|expired|time_?d?_?out|^now|micro_?time/i;

/** Text functions of a known text: what a silent read comes to. */
function ofText(compute: (text: string) => Constant): Intrinsic {
  return (site) => {
    const value = onlyConstant(valueAt(site, { argument: 0 }));
    if (!value || !site.root.silence) return unknownText(site);
    return constant(compute(value.value === false || value.value === null || value.value === undefined ? "" : String(value.value)));
  };
}

/** `substr($line, 3, 1)` of what a silent read came to. */
const part: Intrinsic = (site) => {
  const [text, start, length] = [0, 1, 2].map((argument) => onlyConstant(valueAt(site, { argument })));
  if (!site.root.silence || !text || typeof start?.value !== "number" || start.value < 0) return undefined;
  const known = text.value === false || text.value === null || text.value === undefined ? "" : String(text.value);
  if (site.passed.length < 3) return constant(known.slice(start.value));
  return typeof length?.value === "number" && length.value >= 0 ? constant(known.substr(start.value, length.value)) : undefined;
};

/** Trimmed or not, an unknown address stays one. */
function unknownText(site: CallSite): Value | undefined {
  const value = valueAt(site, { argument: 0 });
  return /trim|chop/.test(site.node.callee.kind === "reference" ? site.node.callee.candidates.join() : "") &&
    value.length > 0 &&
    value.every((atom) => atom.kind === "unknown")
    ? value
    : undefined;
}

export const silenceCalls: { readonly [name: string]: Intrinsic } = {
  "function#feof": endOfFile,
  "function#fgets": read(),
  "function#fgetc": read(false),
  "function#fgetss": read(false),
  "function#fgetcsv": read(false),
  "function#fscanf": read(false),
  "function#fread": read(),
  "function#stream_get_line": read(false),
  "function#stream_get_contents": read(),
  "function#stream_copy_to_stream": read(0),
  "function#stream_get_meta_data": metaData,
  "function#socket_get_status": metaData,
  "function#stream_select": select,
  "function#time": clock,
  "function#microtime": clock,
  "function#hrtime": clock,
  "function#trim": ofText((text) => text.trim()),
  "function#rtrim": ofText((text) => text.trimEnd()),
  "function#chop": ofText((text) => text.trimEnd()),
  "function#ltrim": ofText((text) => text.trimStart()),
  "function#strlen": ofText((text) => text.length),
  "function#substr": part,
};
