import type * as ES from "oxc-parser";
import type { Edit, Repair } from "../../finding/finding.ts";
import type { Span } from "../../program/nodes.ts";
import { endOf, startOf } from "../lower/context.ts";
import { addEntries, appendAfter, toEntry, toObject } from "./entries.ts";
import { findPath, type Source, toQuotes } from "./source.ts";

type ArgumentRepair = Extract<Repair, { readonly kind: "argument" }>;

/** Gives a call an object as one of its arguments, keeping what an argument there held. */
export function addArgument(source: Source, repair: ArgumentRepair): Edit[] | undefined {
  const call = findCall(source, repair.argumentList);
  if (call === undefined || call.arguments.length !== repair.count) return undefined;
  const existing = call.arguments[repair.index];
  if (existing !== undefined && repair.moves)
    return [
      { start: startOf(existing), end: startOf(existing), text: `${toObject(repair.entries.map((entry) => toEntry(source, entry)))}, ` },
    ];
  if (existing?.type === "ObjectExpression" && repair.wrap === undefined) return addEntries(source, toSpan(existing), repair.entries);
  const entries = repair.entries.map((entry) => toEntry(source, entry));
  if (existing !== undefined) {
    const kept = toSpread(source, existing, repair.spread);
    return kept === undefined ? undefined : [{ ...toSpan(existing), text: wrap(source, repair, toObject([...kept, ...entries])) }];
  }
  if (call.arguments.some(({ type }) => type === "SpreadElement")) return undefined;
  const codes: string[] = [];
  for (let position = repair.count; position < repair.index; position++)
    codes.push(toQuotes(repair.fillers[position] ?? "undefined", source));
  codes.push(wrap(source, repair, toObject(entries)));
  const last = call.arguments.at(-1);
  const { start, end } = repair.argumentList;
  if (last !== undefined) return appendAfter(source, start + 1, endOf(last), end - 1, codes);
  const inner = source.text.slice(start + 1, end - 1);
  if (/\/\/[^\n\r]*$/.test(inner.trimEnd())) return undefined;
  return [{ start: end - 1, end: end - 1, text: (inner.trim() === "" ? "" : " ") + codes.join(", ") }];
}

function toSpan(node: ES.Node): Span {
  return { start: startOf(node), end: endOf(node) };
}

function wrap(source: Source, { wrap: around }: ArgumentRepair, code: string): string {
  return around === undefined ? code : toQuotes(around, source).replace("$", () => code);
}

function findCall(source: Source, list: Span): ES.CallExpression | ES.NewExpression | undefined {
  for (const node of findPath(source.tree, list).toReversed()) {
    if (node.type === "CallExpression" || node.type === "NewExpression") return endOf(node) === list.end ? node : undefined;
  }
  return undefined;
}

const PLAIN: ReadonlySet<string> = new Set([
  "Identifier",
  "MemberExpression",
  "CallExpression",
  "ThisExpression",
  "NewExpression",
  "ChainExpression",
  "ObjectExpression",
]);

/** What the object keeps of the argument it takes the place of: nothing of `null` and `undefined`. */
function toSpread(source: Source, existing: ES.Argument, spread: Span | undefined): string[] | undefined {
  if ((existing.type === "Identifier" && existing.name === "undefined") || (existing.type === "Literal" && existing.value === null))
    return [];
  if (spread === undefined || existing.type === "SpreadElement") return undefined;
  const code = source.text.slice(startOf(existing), endOf(existing));
  return [PLAIN.has(existing.type) ? `...${code}` : `...(${code})`];
}
