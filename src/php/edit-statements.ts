import type { Edit, Repair } from "../finding/finding.ts";
import type { Span } from "../program/nodes.ts";
import type { Edited } from "./edit-style.ts";
import { type Enclosing, findEnclosing } from "./enclosing-statement.ts";

type StatementRepair = Extract<Repair, { kind: "statements" }>;

/** Puts statements before or after the one that holds the anchor. */
export function makeStatementEdits(edited: Edited, repair: StatementRepair): readonly Edit[] | undefined {
  if (repair.statements.length === 0) return [];
  const { source } = edited.layout;
  const handle = repair.handle === undefined ? undefined : source.slice(repair.handle.start, repair.handle.end);
  if (handle === undefined && repair.statements.some((text) => text.includes("{handle}"))) return undefined;
  const texts = repair.statements.map((text) => text.replaceAll("{handle}", handle ?? ""));
  const enclosing = findEnclosing(edited, repair.anchor);
  if (enclosing === undefined || !fits(edited, enclosing, repair.position)) return undefined;
  if (enclosing.header !== undefined) return inBraces(edited, enclosing, enclosing.header, texts, repair.position);
  return [repair.position === "before" ? before(edited, enclosing.at, texts) : after(edited, enclosing.at, texts)];
}

/** Nothing can stand in front of `<?=`, and nothing runs after a `return`. */
function fits({ layout: { source } }: Edited, { at, leaves }: Enclosing, position: "before" | "after"): boolean {
  if (source.startsWith("<?", at.start)) return false;
  if (position === "before") return true;
  return !leaves && /[;}]$/.test(source.slice(at.start, at.end));
}

function before({ layout }: Edited, at: Span, texts: readonly string[]): Edit {
  const gap = layout.startsLine(at.start) ? layout.lineEnd(at.start) + layout.indentation(at.start) : " ";
  return { start: at.start, end: at.start, text: texts.map((text) => text + gap).join("") };
}

function after({ layout }: Edited, at: Span, texts: readonly string[]): Edit {
  const rest = layout.restOfLine(at.end);
  const isAlone = layout.startsLine(at.start) && rest !== undefined;
  const gap = isAlone ? layout.lineEnd(at.end) + layout.indentation(at.start) : " ";
  const offset = isAlone ? rest : at.end;
  return { start: offset, end: offset, text: texts.map((text) => gap + text).join("") };
}

/** A body without braces gets them: it is more than one statement now. */
function inBraces(
  { layout }: Edited,
  { at }: Enclosing,
  header: Span,
  texts: readonly string[],
  position: "before" | "after",
): readonly Edit[] | undefined {
  // A comment between the two would change sides.
  if (layout.source.slice(header.end, at.start).trim() !== "") return undefined;
  const outer = layout.indentation(header.start);
  const end = layout.lineEnd(header.end);
  const inner = outer + layout.step(outer, layout.startsLine(at.start) ? layout.indentation(at.start) : undefined);
  const lines = (list: readonly string[]) => list.map((text) => end + inner + text).join("");
  const open: Edit = { start: header.end, end: at.start, text: ` {${lines(position === "before" ? texts : [])}${end}${inner}` };
  const rest = layout.restOfLine(at.end) ?? at.end;
  const close: Edit = { start: rest, end: rest, text: `${lines(position === "after" ? texts : [])}${end}${outer}}` };
  return [open, close];
}
