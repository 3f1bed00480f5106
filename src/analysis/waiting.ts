import type { Library, Limit, LookAlike, WaitingCall } from "../model/library.ts";
import { meaningOf } from "./meaning.ts";
import { applies, typeId } from "./models.ts";
import { findOption } from "./options.ts";
import { observe } from "./pending.ts";
import { emptyThing, type Slot } from "./state.ts";
import { absent, type Atom, object, objectAtom, type Value } from "./values.ts";
import { type CallSite, valueAt } from "./where.ts";

/** Whether the call reaches the network at all. */
export function meets(site: CallSite, call: WaitingCall): boolean {
  const only = call.networkOnly;
  if (!only || !call.url) return true;
  const value = valueAt(site, call.url);
  return value.some((atom) => isNetworkAddress(atom, only.schemes, only.assumeUnknown)) || (value.some((atom) => atom.kind === "unknown" && atom.origin.text === undefined) && hasOptions(site, call));
}

/** Options given to the call show that it is meant for the network: an http context. */
function hasOptions(site: CallSite, call: WaitingCall): boolean {
  return (call.only ?? []).some((option) => findOption(site, call.options, option, () => false).some((found) => found.atom.kind !== "absent" && found.atom.kind !== "unknown"));
}

const STRICT_URL = /(^|[^a-z])(ur[il]s?|href|feed|endpoint|permalink)$|(Url|Uri|URL|URI|Href|Feed|Endpoint|Link)s?$|_(url|uri|link|feed|href)$|^\$?(url|uri|link|feed)_?\w{0,8}$/;

function isNetworkAddress(atom: Atom, schemes: readonly string[], assumeUnknown: boolean): boolean {
  const text = atom.kind === "constant" ? (typeof atom.value === "string" ? atom.value : "") : atom.kind === "unknown" ? atom.origin.text : undefined;
  if (text !== undefined && text !== "") {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
    return scheme === undefined ? false : schemes.includes(scheme) || (schemes.includes("*host") && !/^(unix|udg|file|php|data)$/.test(scheme));
  }
  if (atom.kind === "constant") return false;
  if (atom.kind !== "unknown") return assumeUnknown;
  return assumeUnknown || STRICT_URL.test(atom.origin.name.replace(/^\$/, ""));
}

const LOCAL = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/@]*@)?(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0)(?:[:/]|$)|^(?:unix|udg):|^\//i;

function isLocal(site: CallSite, call: WaitingCall): boolean {
  if (!call.url) return false;
  const value = valueAt(site, call.url);
  return value.length > 0 && value.every((atom) => {
    const text = atom.kind === "constant" ? atom.value : atom.kind === "unknown" ? atom.origin.text : undefined;
    return typeof text === "string" && LOCAL.test(text) && !(text.startsWith("/") && !call.phases.includes("connect"));
  });
}

/** Rows of options are kept on the pending call under these names, so that paths can be joined. */
export function rowKey(row: Limit | LookAlike): string {
  return `*row:${row.option}`;
}

export function relevantRows(library: Library, call: WaitingCall, site: Pick<CallSite, "frame">): readonly (Limit | LookAlike)[] {
  return [...(library.limits ?? []), ...(library.lookAlikes ?? [])].filter((row) => applies(row, call, library, site.frame.unit));
}

/** A call that waits: what its options are now is kept; it is judged now, or when it settles. */
export function waits(site: CallSite, library: Library, call: WaitingCall): Value {
  const { root, frame, node } = site;
  const { semantics } = frame.unit.program;
  const fields = new Map<string, Slot>();
  for (const row of relevantRows(library, call, site)) {
    const passes = (atom: Atom) => atom.kind === "constant" && "covers" in row && row.unit !== "signal" && meaningOf(row, atom.value, semantics).means === "default";
    const found = findOption(site, call.options, row.option, passes);
    fields.set(rowKey(row), { value: found.map((each) => each.atom), at: found.find((each) => each.at)?.at });
  }
  for (const setting of library.defaults ?? []) {
    if (!setting.setting) continue;
    const found = findOption(site, [setting.setting.where], setting.setting.option, () => false);
    fields.set(`*setting:${setting.setting.option}`, { value: found.map((each) => each.atom), at: found.find((each) => each.at)?.at });
  }
  const address = `${frame.unit.file}:${node.start}~${node.end}@${frame.context}`;
  const type = call.answers === undefined ? undefined : typeId(library, call.answers);
  root.setThing(address, emptyThing(root.place(frame, node), { type, fields }));
  root.remember(address, site, library, call, isLocal(site, call));
  root.state.begin(address);
  if (call.judged !== "settling") observe(root, address, call.phases);
  if (type === undefined) return call.promise ? promise(site, address, absent) : root.unknownAt(frame, node, { kind: "call", name: "answer" });
  // The pending call is the object it answers; a promise leads to it.
  return call.promise ? promise(site, address, object(address)) : object(address);
}

function promise(site: CallSite, pending: string, value: Value): Value {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const fields = new Map<string, Slot>([["*pending", { value: [objectAtom(pending)], at }], ["*value", { value: value === absent ? root.unknownAt(frame, node, { kind: "call", name: "answer" }) : value, at }]]);
  return object(root.allocate(frame, node, emptyThing(at, { type: "promise", fields }), "promise"));
}
