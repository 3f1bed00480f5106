import type { PathKey, Where } from "../model/library.ts";
import type { Call, Expression } from "../program/nodes.ts";
import type { Passed } from "./binding.ts";
import type { Frame } from "./frame.ts";
import { memberOf } from "./members.ts";
import type { Root } from "./root.ts";
import { emptyThing } from "./state.ts";
import { optionsInText } from "./text-options.ts";
import { isUsedAsText } from "./used-as-text.ts";
import { type Address, type Atom, absent, addresses, constantKey, joinValues, object, type Value } from "./values.ts";

/** A call being evaluated. */
export interface CallSite {
  readonly root: Root;
  readonly frame: Frame;
  readonly node: Call;
  readonly passed: readonly Passed[];
  readonly receiver: Atom | undefined;
  /** What the call answers, as far as an earlier row has said. */
  result: Value | undefined;
}

const URL_NAME =
  /(^|[^a-z])(ur[il]s?|href|link|endpoint|address|domain|host|server|path|feed|location)$|(Url|Uri|URL|URI|Link|Endpoint|Href|Host|Address)s?$/i;

/** Words that nobody gives to an object of options. */
const OWN_NAME = /(^|[^a-z])(ur[il]s?|href|endpoint)$|(Url|Uri|URL|URI|Href|Endpoint)s?$/;

/** The name of a variable or property that is passed: `$url`, `this.endpoint` is an address, whatever it was got from. */
export function writtenName(node: Expression | undefined): string {
  if (node?.kind === "name") return node.variable.replace(/#\d+$/, "");
  return node?.kind === "member" && node.key.kind === "literal" ? String(node.key.value) : "";
}

/** Whatever these are called on, they answer text. */
const ANSWERS_TEXT = /^(?:toString|toLowerCase|trim|replace|replaceAll|join|padStart|encodeURI)\(\)$/;

/** Whether an unknown value's name or leading text says that it is an address. */
export function looksLikeAddress(atom: Atom): boolean {
  if (atom.kind === "constant") return typeof atom.value === "string";
  if (atom.kind !== "unknown") return false;
  return (
    atom.origin.text !== undefined ||
    (atom.origin.kind === "call" && ANSWERS_TEXT.test(atom.origin.name)) ||
    URL_NAME.test(atom.origin.name.replace(/^\$|\(\)$/g, ""))
  );
}

const CALLBACK_NAME =
  /^(?:cb|callback|done|next|fn|func|resolve|reject|handler|listener|on[A-Z_]\w*|\w+(?:Callback|Handler|Listener|Cb))(?:\(\))?$/i;

/** A function, or something unknown whose name says so. */
export function looksLikeFunction(atom: Atom): boolean {
  return ["closure", "bound", "method", "settler"].includes(atom.kind) || (atom.kind === "unknown" && CALLBACK_NAME.test(atom.origin.name));
}

function positional(site: CallSite, index: number, name: string | undefined): Value {
  const named = name === undefined ? undefined : site.passed.find((each) => each.name === name);
  if (named) return named.value;
  const spreadAt = site.passed.findIndex((each) => each.spread);
  if (spreadAt >= 0 && index >= spreadAt) return spreadElement(site, index - spreadAt, spreadAt);
  const at = index < 0 ? site.passed.length + index : index;
  const given = site.passed[at];
  return given && given.name === undefined ? given.value : absent;
}

/** Element `offset` of the list that is spread into the arguments. */
function spreadElement(site: CallSite, offset: number, spreadAt: number): Value {
  const list = site.passed[spreadAt]?.value ?? absent;
  return memberOf(site.root, site.frame, list, String(offset), site.node);
}

/** An object that is no function. */
function isOptions(value: Value): boolean {
  return value.length > 0 && value.every((atom) => atom.kind === "object");
}

/** The value in this place of the call. */
export function valueAt(site: CallSite, where: Where): Value {
  const { root, frame } = site;
  let value: Value;
  if ("argument" in where) {
    value = positional(site, where.argument, where.name);
    if (where.unless === "url") {
      const written = site.node.arguments[where.argument]?.value;
      const isText =
        written !== undefined &&
        (OWN_NAME.test(writtenName(written)) || (written.kind === "name" && isUsedAsText(frame.function, written.variable)));
      value = value.filter((atom) => !looksLikeAddress(atom) && !(isText && atom.kind === "unknown"));
    }
    if (where.alone && isOptions(positional(site, where.argument + 1, undefined))) return absent;
    const { named } = where;
    if (named)
      value = value.filter(
        (atom) =>
          atom.kind !== "unknown" ||
          site.root.thing(atom.symbol)?.type !== undefined ||
          named.some((word) => atom.origin.name.toLowerCase().includes(word)),
      );
    if (where.unless === "function") value = value.filter((atom) => !looksLikeFunction(atom));
    if (where.text) {
      const words = where.words === undefined ? undefined : positional(site, where.words, undefined);
      value = optionsInText(site, value, where.text, site.passed[where.argument]?.at, words);
    }
  } else if ("receiver" in where) value = site.receiver ? [site.receiver] : absent;
  else if ("result" in where) value = site.result ?? absent;
  else value = where.without && isTaken(valueAt(site, where.without)) ? absent : store(root, where.project);
  for (const key of where.path ?? []) {
    const name = keyAt(site, key);
    value = name === undefined ? absent : memberOf(root, frame, value, name, site.node);
  }
  return value;
}

/** Something stands there on every path. */
function isTaken(value: Value): boolean {
  return (
    value.length > 0 &&
    value.every((atom) => atom.kind !== "absent" && !(atom.kind === "constant" && (atom.value === null || atom.value === undefined)))
  );
}

function keyAt(site: CallSite, key: PathKey): string | undefined {
  return typeof key === "string" ? key : constantKey(valueAt(site, key));
}

/** A project-wide store, empty until something sets it. */
export function store(root: Root, name: string): Value {
  const address = `store:${name}`;
  if (!root.thing(address)) root.setThing(address, emptyThing(undefined));
  return object(address);
}

/** Objects in this place; those on the path that are missing are made. */
export function objectsAt(site: CallSite, where: Where): Address[] {
  const { path = [] } = where;
  let at = addresses(valueAt(site, { ...where, path: [] }));
  for (const each of path) {
    const key = keyAt(site, each);
    if (key === undefined) return [];
    at = at.flatMap((address) => objectsIn(site, address, key));
  }
  return at;
}

/** The objects in a field; where there is none, one is made. */
export function objectsIn(site: CallSite, address: Address, key: string): Address[] {
  const thing = site.root.thing(address);
  const known = addresses(thing?.fields.get(key)?.value ?? []);
  if (known.length > 0) return known;
  const child = `${address}.${key}`;
  site.root.setThing(child, emptyThing(undefined, { open: thing?.open === undefined ? undefined : child }));
  site.root.setFields([address], key, { value: object(child), at: undefined });
  return [child];
}

export function joinAll(values: readonly Value[]): Value {
  return values.reduce<Value>((all, value) => joinValues(all, value), []);
}

/** A name as its author wrote it: PHP's are lowered to lower case. */
export function asWritten({ root, frame, node }: CallSite, name: string): string {
  const text = root.project.host.text(frame.unit.file).slice(node.callee.start, node.callee.end);
  const end = text.slice(-name.length);
  return end.toLowerCase() === name ? end : name;
}
