import type { Edit, Place, Repair } from "../finding/finding.ts";
import { children, type PhpNode, walk } from "./ast.ts";
import { appendToList } from "./edit-entries.ts";
import { arrayText, type Edited, wrapped } from "./edit-style.ts";
import { rawSpan, skipTrivia } from "./spans.ts";

type ArgumentRepair = Extract<Repair, { kind: "argument" }>;

/** Gives a call its options: as a new argument, in place of an empty one, or before what `spread` holds. */
export function makeArgumentEdits(edited: Edited, repair: ArgumentRepair): readonly Edit[] | undefined {
  const array = arrayText(repair.entries, edited.style);
  if (repair.spread !== undefined) return joinedArgument(edited, repair.spread, array, repair.wrap);
  const call = findCall(edited, repair.argumentList);
  if (call === undefined) return undefined;
  const arguments_ = children(call, "arguments").filter(({ kind }) => kind !== "noop");
  // What follows `...$x` or `name: $x` has no position of its own.
  if (arguments_.length !== repair.count || arguments_.some(({ kind }) => kind === "variadic" || kind === "namedargument"))
    return undefined;
  const text = wrapped(repair.wrap, array, edited.style);
  const present = arguments_[repair.index];
  if (present !== undefined) return inPlaceOf(edited, present, text);
  const fillers = Array.from({ length: repair.index - repair.count }, (_, offset) => repair.fillers[repair.count + offset]);
  const texts: string[] = [];
  for (const filler of fillers) {
    if (filler === undefined || filler === "") return undefined;
    texts.push(filler);
  }
  return appendToList(edited, { close: repair.argumentList.end - 1, last: arguments_.at(-1), texts: [...texts, text] });
}

/** `['timeout' => 30] + $options`: the left one wins, and both keys and order of `$options` stay. */
function joinedArgument({ layout, style }: Edited, spread: Place, array: string, wrap: string | undefined): readonly Edit[] {
  const kept = layout.source.slice(spread.start, spread.end);
  const isSimple = /^[$\w\\:>[\]'"-]+(?:\([^()]*\))?$/.test(kept);
  const text = wrapped(wrap, `${array} + ${isSimple ? kept : `(${kept})`}`, style);
  return [{ start: spread.start, end: spread.end, text }];
}

function inPlaceOf({ layout }: Edited, argument: PhpNode, text: string): readonly Edit[] | undefined {
  const { start, end } = rawSpan(layout.source, argument);
  const written = layout.source.slice(start, end).toLowerCase().replace(/\s/g, "");
  const isEmpty = written === "null" || written === "[]" || written === "array()";
  return isEmpty ? [{ start, end, text }] : undefined;
}

function findCall({ layout: { source }, root }: Edited, list: Place): PhpNode | undefined {
  for (const node of walk(root)) {
    if (node.kind !== "call" && node.kind !== "new") continue;
    const what = node["what"] as PhpNode | undefined;
    if (what === undefined || rawSpan(source, what).start > list.start) continue;
    const calleeEnd = rawSpan(source, what).end;
    // Parentheses around the callee itself (`($f)(1)`) come first.
    let open = skipTrivia(source, calleeEnd);
    while (source[open] === ")") open = skipTrivia(source, open + 1);
    if (open === list.start) return node;
  }
  return undefined;
}
