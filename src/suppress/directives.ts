import { FINDING_CODES } from "../finding/finding.ts";
import { didYouMean } from "../finding/suggest.ts";

/** A comment as the front ends answer it. */
export interface CommentText {
  readonly start: number;
  readonly end: number;
  /** Without its delimiters. */
  readonly text: string;
}

export interface Directive {
  readonly kind: "line" | "disable" | "enable" | "file";
  /** Codes and libraries; empty: all (only ESLint's `eslint-enable`). */
  readonly targets: readonly string[];
  /** The line it acts on, for kind `line`. */
  readonly line: number;
  /** Where the comment stands. */
  readonly start: number;
  readonly end: number;
  /** Empty: none is given. */
  readonly reason: string;
  readonly ofEslint: boolean;
  /** As written, for messages: `timeout-lint-disable-next-line unbounded`. */
  readonly shown: string;
}

/** Something to tell the author of a directive. */
export interface DirectiveProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface ReadDirectives {
  readonly directives: readonly Directive[];
  readonly problems: readonly DirectiveProblem[];
}

const OWN = /^\s*timeout-lint-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([\s\S]*)$/;
const ANY_OWN = /^\s*(timeout-lint-[\w-]+)/;
const ESLINT = /^\s*eslint-(disable-next-line|disable-line|disable|enable)(?![\w-])([\s\S]*)$/;
/** What a doc block has at the start of its lines. */
const DOC_STARS = /^[ \t]*\*+(?!\/)/gm;
const ESLINT_PREFIX = "timeout-lint/";
const VERBS = ["disable-next-line", "disable-line", "disable-file", "disable", "enable"].map((verb) => `timeout-lint-${verb}`);

/** `lineOf` answers the 1-based line of an offset. */
export function readDirectives(comments: readonly CommentText[], lineOf: (offset: number) => number): ReadDirectives {
  const directives: Directive[] = [];
  const problems: DirectiveProblem[] = [];
  for (const comment of comments) {
    const text = comment.text.replace(DOC_STARS, "");
    const own = OWN.exec(text);
    const mistyped = ANY_OWN.exec(text)?.[1];
    if (own !== null) readOwn(comment, own[1] ?? "", own[2] ?? "");
    else if (mistyped === undefined) readEslint(comment, text);
    else
      problems.push({
        start: comment.start,
        end: comment.end,
        message: `\`${mistyped}\` is no directive${didYouMean(mistyped, VERBS) || "."}`,
      });
  }
  return { directives, problems };

  function readOwn(comment: CommentText, verb: string, rest: string): void {
    const { targets, reason } = splitReason(rest);
    const written = `timeout-lint-${verb}`;
    const say = (message: string) => problems.push({ start: comment.start, end: comment.end, message });
    const known = targets.filter(
      (target) =>
        isTarget(target) || say(`\`${target}\` is neither a finding code nor a library${didYouMean(target, FINDING_CODES) || "."}`) < 0,
    );
    if (targets.length === 0)
      say(`\`${written}\` names no code or library, so it does nothing: write for instance \`${written} unbounded -- why\`.`);
    else if (reason === "" && verb !== "enable") say(`\`${written}\` gives no reason: add \`-- why\`.`);
    if (known.length > 0) directives.push({ ...toDirective(comment, verb, known, `${written} ${known.join(" ")}`), reason });
  }

  function readEslint(comment: CommentText, text: string): void {
    const found = ESLINT.exec(text);
    if (found === null) return;
    const [, verb = "", rest = ""] = found;
    const { targets, reason } = splitReason(rest);
    const ours = targets.filter((target) => target.startsWith(ESLINT_PREFIX)).map((target) => target.slice(ESLINT_PREFIX.length));
    if (ours.length > 0 || (verb === "enable" && targets.length === 0))
      directives.push({ ...toDirective(comment, verb, ours, `eslint-${verb}`), reason, ofEslint: true });
  }

  function toDirective(comment: CommentText, verb: string, targets: readonly string[], shown: string): Directive {
    const line = verb === "disable-next-line" ? lineOf(comment.end) + 1 : lineOf(comment.start);
    const kind = verb === "disable-file" ? "file" : verb === "enable" ? "enable" : verb === "disable" ? "disable" : "line";
    return { kind, targets, line, start: comment.start, end: comment.end, reason: "", ofEslint: false, shown };
  }
}

function splitReason(rest: string): { readonly targets: readonly string[]; readonly reason: string } {
  const [list = "", ...reason] = rest.split(/(?:^|\s)--+(?=\s|$)/);
  return { targets: list.split(/[\s,]+/).filter(Boolean), reason: reason.join(" ").trim() };
}

function isTarget(word: string): boolean {
  return /^(?:php|js)\/[\w.*-]+$/.test(word) || FINDING_CODES.some((code) => code === word);
}
