import { ConfigCommentParser, Directive, TextSourceCodeBase, VisitNodeStep } from "@eslint/plugin-kit";
import { findLineStarts } from "../../finding/sources.ts";
import type { PhpNode } from "../../php/ast.ts";
import { findComments } from "../../php/comments.ts";
import type { ParseOptions } from "../../php/parse.ts";
import { childrenOf, type Location, mendLocations } from "./locations.ts";
import { findTokens, type PHPToken, TokenFinder } from "./tokens.ts";
import type { PHPNode, PHPProgram } from "./types.ts";
import { visitorKeys } from "./visitor-keys.ts";

/** A comment without its delimiters; its place includes them, and a line comment ends where its text does. */
export interface PHPComment {
  kind: "commentline" | "commentblock";
  value: string;
  loc: Location;
  range: [number, number];
}

type Element = PHPNode | PHPComment | PHPToken;

const DIRECTIVE = /^eslint(?:-enable|-disable(?:(?:-next)?-line)?)?(?=\s|$)/;
/** What a doc block has at the start of its lines. */
const DOC_STARS = /^[ \t]*\*+(?!\/)/gm;
const commentParser = new ConfigCommentParser();

/** A PHP file as ESLint's rules see it. */
export class PHPSourceCode extends TextSourceCodeBase<{
  LangOptions: Record<string, unknown>;
  RootNode: PHPProgram;
  SyntaxElementWithLoc: Element;
  ConfigNode: PHPComment;
}> {
  readonly visitorKeys = visitorKeys;
  readonly hasBOM: boolean;
  /** Rules of other languages ask for these before they look at any node: with them they do nothing instead of failing. */
  readonly parserServices = {};
  readonly #options: ParseOptions;
  readonly #parents = new Map<object, PHPNode>();
  #steps: VisitNodeStep[] | undefined;
  #comments: PHPComment[] | undefined;
  #tokens: TokenFinder | undefined;

  constructor({ text, ast, hasBOM = false, options = {} }: { text: string; ast: PHPProgram; hasBOM?: boolean; options?: ParseOptions }) {
    super({ text, ast, lineEndingPattern: /\r\n|[\n\r]/u });
    this.hasBOM = hasBOM;
    this.#options = options;
    // Before 9.25 or later, ESLint finds listeners by `type` whatever the language says: rules that listen to the root alone work there.
    Object.defineProperty(ast, "type", { value: ast.kind, configurable: true });
    mendLocations(ast as PhpNode, text, findLineStarts(text));
  }

  get comments(): PHPComment[] {
    this.#comments ??= findComments(this.text).map(({ kind, text, start, end }) => ({
      kind: kind === "line" ? "commentline" : "commentblock",
      value: text,
      loc: this.#locate(start, end),
      range: [start, end],
    }));
    return this.#comments;
  }

  /** The tokens of the code, without white space and comments. */
  get tokens(): readonly PHPToken[] {
    return this.#finder.tokens;
  }

  override getLoc(element: Element): Location {
    return element.loc as Location;
  }

  override getRange(element: Element): [number, number] {
    if ("range" in element) return element.range as [number, number];
    return [element.loc?.start.offset ?? 0, element.loc?.end.offset ?? 0];
  }

  override getParent(node: Element): PHPNode | undefined {
    this.traverse();
    return this.#parents.get(node);
  }

  override traverse(): VisitNodeStep[] {
    this.#steps ??= this.#walk();
    return this.#steps;
  }

  getFirstToken(element: Element): PHPToken | undefined {
    return this.#finder.within(this.getRange(element)).at(0);
  }

  getLastToken(element: Element): PHPToken | undefined {
    return this.#finder.within(this.getRange(element)).at(-1);
  }

  getTokens(element: Element): readonly PHPToken[] {
    return this.#finder.within(this.getRange(element));
  }

  getTokenBefore(element: Element): PHPToken | undefined {
    return this.#finder.before(this.getRange(element)[0]);
  }

  getTokenAfter(element: Element): PHPToken | undefined {
    return this.#finder.after(this.getRange(element)[1]);
  }

  getCommentsInside(element: Element): PHPComment[] {
    const [start, end] = this.getRange(element);
    return this.comments.filter(({ range }) => range[0] >= start && range[1] <= end);
  }

  getInlineConfigNodes(): PHPComment[] {
    // Most files have none, and comments need a pass over the text.
    return this.text.includes("eslint") ? this.comments.filter((comment) => DIRECTIVE.test(directiveText(comment))) : [];
  }

  getDisableDirectives(): { problems: { ruleId: null; message: string; loc: Location }[]; directives: Directive[] } {
    const problems: { ruleId: null; message: string; loc: Location }[] = [];
    const directives: Directive[] = [];
    for (const comment of this.getInlineConfigNodes()) {
      const parsed = commentParser.parseDirective(directiveText(comment));
      const type = /^eslint-(disable-next-line|disable-line|disable|enable)$/.exec(parsed?.label ?? "")?.[1];
      if (parsed === undefined || !isDirectiveType(type)) continue;
      const { start, end } = comment.loc;
      if (type === "disable-line" && start.line !== end.line)
        problems.push({ ruleId: null, message: `${parsed.label} comment should not span multiple lines.`, loc: comment.loc });
      else directives.push(new Directive({ type, node: comment, value: parsed.value, justification: parsed.justification }));
    }
    return { problems, directives };
  }

  applyInlineConfig(): {
    configs: { config: { rules: Record<string, never> }; loc: Location }[];
    problems: { ruleId: null; message: string; loc: Location }[];
  } {
    const problems: { ruleId: null; message: string; loc: Location }[] = [];
    const configs: { config: { rules: Record<string, never> }; loc: Location }[] = [];
    for (const comment of this.getInlineConfigNodes()) {
      const parsed = commentParser.parseDirective(directiveText(comment));
      if (parsed?.label !== "eslint") continue;
      const read = commentParser.parseJSONLikeConfig(parsed.value);
      if (read.ok) configs.push({ config: { rules: read.config as Record<string, never> }, loc: comment.loc });
      else problems.push({ ruleId: null, message: read.error.message, loc: comment.loc });
    }
    return { configs, problems };
  }

  /** For JavaScript's rules, which run on PHP files where a configuration names no `files`. */
  getAllComments(): never[] {
    return [];
  }

  getScope(): object {
    const set = new Map();
    return {
      type: "global",
      isStrict: false,
      upper: null,
      variables: [],
      set,
      references: [],
      through: [],
      childScopes: [],
      block: this.ast,
    };
  }

  getDeclaredVariables(): never[] {
    return [];
  }

  markVariableAsUsed(): boolean {
    return false;
  }

  get #finder(): TokenFinder {
    this.#tokens ??= new TokenFinder(findTokens(this.text, this.#options, (start, end) => this.#locate(start, end)));
    return this.#tokens;
  }

  #locate(start: number, end: number): Location {
    return { start: { ...this.getLocFromIndex(start), offset: start }, end: { ...this.getLocFromIndex(end), offset: end } };
  }

  #walk(): VisitNodeStep[] {
    const steps: VisitNodeStep[] = [];
    const pending: { node: PHPNode; parent: PHPNode | undefined; phase: 1 | 2 }[] = [{ node: this.ast, parent: undefined, phase: 1 }];
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      const { node, parent, phase } = step;
      steps.push(new VisitNodeStep({ target: node, phase, args: [node, parent] }));
      if (phase === 2) continue;
      if (parent !== undefined) this.#parents.set(node, parent);
      pending.push({ node, parent, phase: 2 });
      const children = childrenOf(node as PhpNode);
      for (let at = children.length - 1; at >= 0; at -= 1) pending.push({ node: children[at] as PHPNode, parent: node, phase: 1 });
    }
    return steps;
  }
}

function directiveText({ kind, value }: PHPComment): string {
  return (kind === "commentblock" ? value.replace(DOC_STARS, "") : value).trim();
}

function isDirectiveType(type: string | undefined): type is "disable" | "enable" | "disable-line" | "disable-next-line" {
  return type !== undefined;
}
