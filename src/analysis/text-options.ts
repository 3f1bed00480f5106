import type { Place } from "../finding/finding.ts";
import { emptyThing, type Slot } from "./state.ts";
import { type Hole, isHoled, type Read, readCommand, readPairs, type Said, writtenAs, writtenAtom } from "./texts.ts";
import { type Atom, absent, constant, object, unknown, type Value } from "./values.ts";
import type { CallSite } from "./where.ts";

/** What an argument's text says, as an object of options; a list of words is a command, too. */
export function optionsInText(site: CallSite, value: Value, as: "pairs" | "command", at: Place | undefined, words: Value = []): Value {
  return value.flatMap((atom, index): Value => {
    const program = textOf(site, atom, as);
    // The list of a program's further words; one that is not known may hold any.
    const rest = words.map((each) => textOf(site, each, "command") ?? writtenAs([each]));
    const text = program === undefined ? undefined : [program, ...rest].join(" ");
    // A command that is not known runs no program that is.
    if (text === undefined) return as === "command" ? absent : [atom];
    const address = `${site.frame.unit.file}:${site.node.start}~${as}${at?.start ?? ""}.${index}@${site.frame.context}`;
    // An empty text is a property's default, which somebody sets.
    if (as === "pairs") return made(site, text === "" ? { said: {}, open: "text" } : readPairs(text), address, at);
    const { said, open } = readCommand(text);
    const programs = Object.entries(said).map(([name, each]): [string, Slot] => [
      name,
      { value: valueOf(site, each, open, `${address}.${name}`, at), at },
    ]);
    site.root.setThing(address, emptyThing(at, { fields: new Map(programs) }));
    return object(address);
  });
}

function textOf(site: CallSite, atom: Atom, as: "pairs" | "command"): string | undefined {
  if (atom.kind === "constant" && typeof atom.value === "string") return writtenAtom(atom);
  if (atom.kind === "unknown") return atom.origin.written;
  const list = atom.kind === "object" && as === "command" ? site.root.thing(atom.address) : undefined;
  if (!list?.list) return undefined;
  return [...list.fields.values()].map((slot) => oneWord(writtenAs(slot.value))).join(" ");
}

/** A word of a list is one word, whatever stands in it. */
function oneWord(written: string): string {
  const escaped = written.replace(/[\s"'\\|&;]/g, "\\$&");
  return escaped === written && isHoled(written) ? `"${written}"` : escaped;
}

function made(site: CallSite, { said, open }: Read, address: string, at: Place | undefined): Value {
  const fields = new Map<string, Slot>();
  for (const [key, each] of Object.entries(said)) fields.set(key, { value: valueOf(site, each, open, `${address}.${key}`, at), at });
  site.root.setThing(address, emptyThing(at, { fields, open: open === undefined ? undefined : `${address}+${open}` }));
  return object(address);
}

function valueOf(site: CallSite, each: string | Hole | Said, open: string | undefined, address: string, at: Place | undefined): Value {
  if (typeof each === "string") return constant(each);
  if (isHole(each)) return unknown(address, { kind: "expression", name: each.hole, ...(each.text === "" ? {} : { text: each.text }) });
  return made(site, { said: each, open }, address, at);
}

function isHole(each: Hole | Said): each is Hole {
  return "hole" in each && "text" in each;
}
