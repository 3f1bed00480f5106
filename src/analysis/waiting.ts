import type { Default, Library, Limit, LookAlike, WaitingCall, Where } from "../model/library.ts";
import type { FunctionNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import { runHooks } from "./hooks.ts";
import { constantNameOf } from "./literals.ts";
import { noteCalled } from "./made-clients.ts";
import { meaningOf } from "./meaning.ts";
import { findOption, isMaybe } from "./options.ts";
import { observe } from "./pending.ts";
import { typeId } from "./rule-names.ts";
import { emptyThing, type Slot } from "./state.ts";
import { switchesOf } from "./switched-rows.ts";
import { hasQuery } from "./texts.ts";
import { type Atom, absent, constant, object, objectAtom, type Value } from "./values.ts";
import { applies } from "./versions.ts";
import { type CallSite, valueAt, writtenName } from "./where.ts";

/** Whether the call reaches the network at all. */
export function meets(site: CallSite, call: WaitingCall): boolean {
  const only = call.networkOnly;
  if (call.dependencies && !call.dependencies.some((name) => site.frame.unit.version(name) !== undefined)) return false;
  if (call.when && !isChosen(valueAt(site, { argument: call.when.argument }), call.when)) return false;
  if (call.onlyIf && valueAt(site, call.onlyIf).every((atom) => atom.kind === "absent" || (atom.kind === "constant" && !atom.value)))
    return false;
  if (call.onlyWith && !call.onlyWith.some((option) => isGiven(site, call, option))) return false;
  if (call.unlessWith?.some((option) => isGiven(site, call, option, true))) return false;
  const { unlessIs } = call;
  const is = unlessIs && findOption(site, call.options, unlessIs.option, () => false).map(({ atom }) => atom);
  if (unlessIs && is?.every((atom) => atom.kind === "constant" && unlessIs.values.includes(String(atom.value)))) return false;
  if (!only || !call.url) return true;
  const value = valueAt(site, call.url);
  return (
    (value.length === 0 && only.assumeUnknown) ||
    value.some((atom) => isNetworkAddress(atom, only.schemes, only.assumeUnknown, nameAt(site, call.url))) ||
    (value.some((atom) => atom.kind === "unknown" && (atom.origin.text === undefined || QUERY.test(atom.origin.text))) &&
      (hasOptions(site, call) || isMeantForNetwork(site, call)))
  );
}

/** The option stands in the call's own arguments, for all to see; `always`: on all paths. */
function isGiven(site: CallSite, call: WaitingCall, option: string, always = false): boolean {
  const own = call.options.filter((where) => "argument" in where);
  const given = findOption(site, own, option, () => false).map(({ atom }) => atom.kind !== "absent" && !isMaybe(atom));
  return always ? given.every(Boolean) : given.some(Boolean);
}

function isChosen(value: Value, { is, isNot }: NonNullable<WaitingCall["when"]>): boolean {
  return value.every((atom) => {
    const text = atom.kind === "constant" ? String(atom.value).toLowerCase() : undefined;
    return is ? text !== undefined && is.includes(text) : text === undefined || !isNot?.includes(text);
  });
}

/** Options given to the call show that it is meant for the network: an http context. */
function hasOptions(site: CallSite, call: WaitingCall): boolean {
  return (call.networkOnly?.options ?? []).some((option) =>
    findOption(site, call.options, option, () => false).some((found) => found.atom.kind !== "absent" && found.atom.kind !== "unknown"),
  );
}

const REMOTE_NAME = /(?:get|fetch|download|load|read|retrieve)_?remote/i;

/** It asks for `allow_url_fopen`, sets `default_socket_timeout`, or is called `get_remote_…`. */
const looksRemote = oncePer((node: FunctionNode): boolean => {
  let found = REMOTE_NAME.test(node.name ?? "");
  walk(node.body ?? [], (each) => {
    if (
      each.kind === "call" &&
      each.callee.kind === "reference" &&
      each.callee.candidates.some((id) => id === "function#ini_get" || id === "function#ini_set")
    ) {
      const name = each.arguments[0]?.value;
      if (name?.kind === "literal" && (name.value === "allow_url_fopen" || name.value === "default_socket_timeout")) found = true;
    }
    return undefined;
  });
  return found;
});

/** A function that looks remote opens addresses. A stream read in a loop wants more. */
function isMeantForNetwork(site: CallSite, call: WaitingCall): boolean {
  const node = site.frame.function;
  return node !== undefined && call.judged === undefined && call.networkOnly?.schemes.includes("http") === true && looksRemote(node);
}

const STRICT_URL =
  /(^|[^c])(ur[il]s?)$|(^|[^a-z])(href|feed|endpoint|permalink)$|(Url|Uri|URL|URI|Href|Feed|Endpoint|Link)s?$|_(url|uri|link|feed|href)$|^\$?(url|uri|link|feed)_?\w{0,8}$/;

/** An address that begins with its query lacks what stands in front of it: a property's default, which somebody sets. */
const QUERY = /^[?&]/;

function isNetworkAddress(atom: Atom, schemes: readonly string[], assumeUnknown: boolean, written: string): boolean {
  const whole =
    atom.kind === "constant" ? (typeof atom.value === "string" ? atom.value : "") : atom.kind === "unknown" ? atom.origin.text : undefined;
  // What is unpacked on the way has an address of its own.
  const text = whole?.replace(/^compress\.\w+:\/\//i, "");
  if (text !== undefined && text !== "" && !QUERY.test(text)) {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
    const anyHost = schemes.includes("*host");
    return scheme === undefined ? anyHost : schemes.includes(scheme) || (anyHost && !/^(unix|udg|file|php|data)$/.test(scheme));
  }
  // An empty host is a property's default, which somebody sets.
  if (atom.kind === "constant")
    return assumeUnknown
      ? schemes.includes("*host") || typeof atom.value === "number"
      : text === "" && schemes.includes("http") && STRICT_URL.test(written);
  const name = atom.kind === "unknown" ? atom.origin.name : constantNameOf(atom);
  if (assumeUnknown || name === undefined) return assumeUnknown;
  if (atom.kind === "unknown" && schemes.includes("http") && hasQuery(atom.origin.written ?? "")) return true;
  return schemes.includes("http") && [name.replace(/^\$|\(\)$/g, ""), written].some((each) => STRICT_URL.test(each));
}

function nameAt({ node }: CallSite, where: Where | undefined): string {
  return where && "argument" in where ? writtenName(node.arguments[where.argument]?.value) : "";
}

const LOCAL =
  /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/@]*@)?(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0)(?:[:/]|$)|^(?:unix|udg|data|blob):/i;
/** Answers an address of what this process holds itself. */
const OWN_ADDRESS = /^(?:toDataURL|createObjectURL)\(\)$/;
/** Answers one of what is installed with the program, a browser's extension: it is asked for by name. */
const INSTALLED_ADDRESS = /\.(?:runtime|extension)\.getURL\(/;
/** Names of such an address: `const dataUrl = await domToPng(node)`. */
const OWN_ADDRESS_NAME = /^(?:data|blob|object)_?ur[il]$/i;

function isLocal(site: CallSite, call: WaitingCall): boolean {
  if (call.isLocal || (call.localByDefault && namesNoHost(site, call))) return true;
  if (!call.url) return false;
  const named = (call.hosts ?? [])
    .map((where) => valueAt(site, where))
    .find((each) => each.length > 0 && each.every((atom) => atom.kind === "constant" && typeof atom.value === "string"));
  const value = named ?? valueAt(site, call.url);
  const hasOwnName = OWN_ADDRESS_NAME.test(nameAt(site, call.url));
  return (
    value.length > 0 &&
    value.every((atom) => {
      const text = atom.kind === "constant" ? atom.value : atom.kind === "unknown" ? atom.origin.text : undefined;
      if (typeof text === "string") return LOCAL.test(text);
      return atom.kind === "unknown" && (hasOwnName || OWN_ADDRESS.test(atom.origin.name) || INSTALLED_ADDRESS.test(atom.symbol));
    })
  );
}

/** A port, or options without a host: `net.connect(8080)`. */
function namesNoHost(site: CallSite, call: WaitingCall): boolean {
  const isPort = (atom: Atom) => atom.kind === "unknown" && /port$/i.test(atom.origin.name);
  const isNone = (atom: Atom) =>
    ["absent", "object", "closure"].includes(atom.kind) || isPort(atom) || (atom.kind === "constant" && typeof atom.value !== "string");
  return [...(call.url ? [call.url] : []), ...(call.hosts ?? [])].every((where) => {
    const base = valueAt(site, { ...where, path: [] });
    return (base.every(isNone) && !base.some((atom) => atom.kind === "object")) || valueAt(site, where).every(isNone);
  });
}

/** Rows of options are kept on the pending call under these names, so that paths can be joined. */
export function rowKey(row: Limit | LookAlike): string {
  return row.from ? `*row:${row.option}@${JSON.stringify(row.from)}` : `*row:${row.option}`;
}

export function relevantRows(library: Library, call: WaitingCall, site: Pick<CallSite, "frame">): readonly (Limit | LookAlike)[] {
  return [...(library.limits ?? []), ...(library.lookAlikes ?? [])].filter((row) => applies(row, call, library, site.frame.unit));
}

/** What a call's options are now, under the names of the rows that read them. */
function capture(site: CallSite, library: Library, call: WaitingCall): Map<string, Slot> {
  const { semantics } = site.frame.unit.program;
  const fields = new Map<string, Slot>();
  for (const row of relevantRows(library, call, site)) {
    const passes = (atom: Atom) =>
      atom.kind === "constant" && "covers" in row && row.unit !== "signal" && meaningOf(row, atom.value, semantics).means === "default";
    const found = findOption(site, row.from ?? call.options, row.option, passes, call.onHandle);
    const at = found.find((each) => each.at)?.at;
    fields.set(rowKey(row), { value: found.map((each) => each.atom), at, isProject: found.some((each) => each.isProject) });
    const others = [...("covers" in row ? [row.unless, row.unlessIs?.option] : []), ...switchesOf(row)];
    for (const other of others) if (other !== undefined) fields.set(`*has:${other}`, given(site, call, other));
  }
  if (call.hooks) runHooks(site, library, call, relevantRows(library, call, site), fields);
  for (const setting of library.defaults ?? []) {
    for (const option of [...switchesOf(setting), ...(setting.unlessIs ? [setting.unlessIs.option] : [])])
      fields.set(`*has:${option}`, given(site, call, option));
    if (setting.unless !== undefined && !isNamed(site, call, setting.names))
      fields.set(`*has:${setting.unless}`, given(site, call, setting.unless));
    if (!setting.setting) continue;
    const found = findOption(site, [setting.setting.where], setting.setting.option, () => false, false, [setting.setting.option]);
    fields.set(`*setting:${setting.setting.option}`, { value: found.map((each) => each.atom), at: found.find((each) => each.at)?.at });
  }
  return fields;
}

/** Whether one of the options names the class. */
function isNamed(site: CallSite, call: WaitingCall, names: Default["names"]): boolean {
  return (names?.options ?? []).some((option) =>
    findOption(site, call.options, option, () => false).some(({ atom }) => {
      const text = atom.kind === "unknown" ? atom.origin.name : atom.key;
      return text.toLowerCase().includes(names?.word.toLowerCase() ?? text);
    }),
  );
}

/** Whatever is given for an option. */
function given(site: CallSite, call: WaitingCall, option: string): Slot {
  return { value: findOption(site, call.options, option, () => false, call.onHandle).map((each) => each.atom), at: undefined };
}

/** A call that waits: what its options are now is kept; it is judged now, or when it settles. */
export function waits(site: CallSite, library: Library, call: WaitingCall): Value {
  const { root, frame, node } = site;
  const fields = capture(site, library, call);
  const address = `${frame.unit.file}:${node.start}~${node.end}@${frame.context}<${root.above}`;
  // Timers and listeners of a handle count for what it waits for.
  const [handle] = call.onHandle && call.readsLate ? call.options : [];
  if (handle) fields.set("*handle", { value: valueAt(site, handle), at: undefined });
  const type = call.answers === undefined ? undefined : typeId(library, call.answers);
  root.setThing(address, emptyThing(root.place(frame, node), { type, fields }));
  root.remember(
    address,
    site,
    library,
    call,
    isLocal(site, call),
    call.readsLate
      ? (at) => capture({ ...site, root: at, ...(type === undefined ? {} : { result: object(address) }) }, library, call)
      : undefined,
  );
  root.state.begin(address);
  if (call.judged === "made") observe(root, address, call.phases);
  else for (const where of call.options) noteCalled(root, valueAt(site, { ...where, path: [] }), root.place(frame, node));
  if (call.judged === undefined || call.judged === "call") observe(root, address, call.phases);
  // What an effect has made of the call, a client, is what it answers.
  if (type === undefined)
    return call.promise
      ? promise(site, address, site.result ?? absent)
      : (site.result ?? root.unknownAt(frame, node, { kind: "call", name: "answer" }));
  // The pending call is the object it answers; a promise leads to it.
  if (call.promise) return promise(site, address, object(address));
  return call.orFalse ? [...object(address), ...constant(false)] : object(address);
}

function promise(site: CallSite, pending: string, value: Value): Value {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const fields = new Map<string, Slot>([
    ["*pending", { value: [objectAtom(pending)], at }],
    ["*value", { value: value === absent ? root.unknownAt(frame, node, { kind: "call", name: "answer" }) : value, at }],
  ]);
  return object(root.allocate(frame, node, emptyThing(at, { type: "promise", fields }), `promise<${root.above}`));
}
