import type { FrontEnd, Lowered, LowerOptions } from "../program/front-end.ts";
import type { Program, Semantics } from "../program/nodes.ts";
import { children, type PhpNode } from "./ast.ts";
import { Context } from "./context.ts";
import { lowerTopLevel } from "./lower-statement.ts";
import { parsePhp } from "./parse.ts";

const SEMANTICS: Semantics = {
  falsyStrings: ["0"],
  emptyListIsFalsy: true,
  absent: null,
  numberFromText: "leading",
  plainObjectsEscape: true,
};

export const phpFrontEnd: FrontEnd = { lower };

function lower(file: string, text: string, options: LowerOptions): Lowered {
  const parsed = parsePhp(text, { shortTags: options.shortTags });
  if (!parsed.ok) return parsed;
  const lowered = lowerTree(file, text, parsed.root, options);
  return lowered.ok ? { ...lowered, problems: parsed.problems } : lowered;
}

/** Lowers a tree that somebody else has parsed. */
export function lowerTree(file: string, text: string, root: PhpNode, options: LowerOptions): Lowered {
  try {
    return { ok: true, program: toProgram(file, text, root, options), problems: [] };
  } catch (error) {
    // A tree too deep for the call stack; anything else is a defect of ours that must not end the run.
    return error instanceof RangeError
      ? { ok: false, reason: "nesting too deep", line: undefined }
      : { ok: false, reason: `internal error: ${String(error)}`, line: undefined, isCrash: true };
  }
}

function toProgram(file: string, text: string, root: PhpNode, options: LowerOptions): Program {
  const context = new Context(text, options.wants);
  const body = lowerTopLevel(children(root, "children"), context);
  const byStart = (a: { readonly start: number }, b: { readonly start: number }) => a.start - b.start;
  return {
    file,
    language: "php",
    semantics: SEMANTICS,
    body,
    owns: [...context.file.owns, ...context.statics.map(({ variable }) => variable)],
    statics: context.statics,
    exports: [],
    functions: context.functions.sort(byStart),
    classes: context.classes.sort(byStart),
    imports: [...new Set(context.imports)],
    paths: new Map([...context.paths].filter(([name]) => !name.startsWith("$"))),
    directives: [],
  };
}
