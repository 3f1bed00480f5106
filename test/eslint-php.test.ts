import { readdirSync, readFileSync } from "node:fs";
import type { Linter as EslintLinter, Rule } from "eslint";
import { describe, expect, test } from "vitest";
import { childrenOf } from "../src/eslint/php/locations.ts";
import php, { type PHPNode, type PHPSourceCode, visitorKeys } from "../src/eslint/php-only.ts";
import { isNode, type PhpNode } from "../src/php/ast.ts";
import { parsePhp } from "../src/php/parse.ts";
import { FIXTURES, listFixtures } from "./support/fixtures.ts";
import { installHosts, requireHost } from "./support/hosts.ts";

installHosts();
const { Linter } = requireHost<typeof import("eslint")>("eslint");
const EVERY_KIND = readFileSync("test/php-syntax/every-kind.php", "utf8");
const TEXTS = [
  EVERY_KIND,
  ...listFixtures()
    .filter((file) => /\.ph/.test(file))
    .map((file) => readFileSync(`${FIXTURES}${file}`, "utf8")),
];

function read(text: string, options = {}): PHPSourceCode {
  const body = { body: text, path: "a.php", physicalPath: "a.php", bom: false };
  const parsed = php.languages.php.parse(body, { languageOptions: options });
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return php.languages.php.createSourceCode(body, parsed);
}

function nodesOf(code: PHPSourceCode): readonly PHPNode[] {
  return code.traverse().flatMap(({ phase, target }) => (phase === 1 ? [target as PHPNode] : []));
}

/** Lints with one rule that reports what the listeners say. */
function lint(text: string, listeners: Record<string, (node: PHPNode, code: PHPSourceCode) => string | undefined>, more: object = {}) {
  const rule: Rule.RuleModule = {
    meta: { schema: [], messages: { says: "{{what}}" } },
    create(context) {
      const code = context.sourceCode as unknown as PHPSourceCode;
      return Object.fromEntries(
        Object.entries(listeners).map(([selector, says]) => [
          selector,
          (node: PHPNode) => {
            const what = says(node, code);
            if (what !== undefined) context.report({ node: node as never, messageId: "says", data: { what } });
          },
        ]),
      ) as unknown as Rule.RuleListener;
    },
  };
  const config = [
    { files: ["**/*.php"], plugins: { php, own: { rules: { rule } } }, language: "php/php", rules: { "own/rule": "error" }, ...more },
  ] as unknown as EslintLinter.Config[];
  return new Linter().verify(text, config, { filename: "a.php" });
}

const places = (messages: readonly EslintLinter.LintMessage[]) =>
  messages.map(({ line, column, endLine, endColumn, message }) => `${line}:${column}-${endLine}:${endColumn} ${message}`);

describe("nodes", () => {
  test("every kind the parser has is known, with all fields that hold nodes", () => {
    const folder = "node_modules/php-parser/src/ast";
    const kinds = readdirSync(folder).flatMap((file) => /const KIND = "(\w+)"/.exec(readFileSync(`${folder}/${file}`, "utf8"))?.[1] ?? []);
    // Classes that others inherit from, and what stands beside the tree.
    const abstract = /^(?:comment\w*|declaration|expression|literal|lookup|node|operation|reference|statement)$/;
    expect(kinds.filter((kind) => !abstract.test(kind)).sort()).toEqual(Object.keys(visitorKeys).sort());
    const seen = new Set<string>();
    const missing = new Set<string>();
    for (const text of TEXTS) {
      const code = read(text);
      for (const node of nodesOf(code)) {
        seen.add(node.kind);
        for (const [field, value] of Object.entries(node)) {
          if (/^(?:loc|errors|comments|tokens|(?:lead|trail)ingComments)$/.test(field)) continue;
          if ([value].flat().some(isNode) && !visitorKeys[node.kind]?.includes(field)) missing.add(`${node.kind}.${field}`);
        }
      }
    }
    expect([...missing]).toEqual([]);
    // What only broken code has, and what the parser itself no longer makes.
    expect(Object.keys(visitorKeys).filter((kind) => !seen.has(kind))).toEqual(["byref", "error"]);
  });

  test("each lies in its parent and behind its neighbour, and its text is what it is", () => {
    const wrong: string[] = [];
    for (const text of TEXTS) {
      const code = read(text);
      for (const node of nodesOf(code)) {
        const [start, end] = code.getRange(node);
        let behind = start;
        for (const child of childrenOf(node as PhpNode) as PHPNode[]) {
          const [from, to] = code.getRange(child);
          // The type stands before the first of several properties, the arguments of `new class(1) {}` inside the class.
          const isShared =
            (node.kind === "property" && (child === node["type"] || [node["attrGroups"]].flat().includes(child))) ||
            (node.kind === "new" && child !== node["what"]);
          if (!isShared && (from < behind || to > end)) wrong.push(`${node.kind} > ${child.kind}: ${code.getText(child)}`);
          if (!isShared) behind = to;
          expect(code.getParent(child)).toBe(node);
        }
        if (
          /^(?:call|new|\w*lookup|bin|assign|retif|closure|arrowfunc|match|cast|unary|array|isset)$/.test(node.kind) &&
          !isPattern(code, node)
        ) {
          const parsed = parsePhp(`<?php x(${code.getText(node)}\n);`);
          const again =
            parsed.ok && parsed.problems.every(({ message }) => message.includes("variadic")) ? firstArgument(parsed.root) : undefined;
          if (again?.kind !== node.kind) wrong.push(`${node.kind}: ${code.getText(node)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("the parser's known slips are mended", () => {
    const text = (code: string, selector: string) =>
      lint(`<?php ${code}`, { [selector]: (node, source) => source.getText(node) }).map(({ message }) => message);
    expect(text("f($a) ;", "call")).toEqual(["f($a)"]);
    expect(text("(new X)->m(1);", "call")).toEqual(["(new X)->m(1)"]);
    expect(text("f(($a));", "call")).toEqual(["f(($a))"]);
    expect(text("$x = ((($a ?? $b)))(1);", "call")).toEqual(["((($a ?? $b)))(1)"]);
    expect(text("if (($a)->b()) {}", "call")).toEqual(["($a)->b()"]);
    expect(text("$f = static fn() => 1;", "arrowfunc")).toEqual(["static fn() => 1"]);
    expect(text("$a instanceof B ? 1 : 2;", "retif")).toEqual(["$a instanceof B ? 1 : 2"]);
    expect(text("$a[] = 1;", "offsetlookup")).toEqual(["$a[]"]);
    expect(text("echo (int)($a / $b) + 1;", "bin[type='+']")).toEqual(["(int)($a / $b) + 1"]);
    expect(text('echo "a;$b;";', "encapsed > encapsedpart")).toEqual(["a;", "$b", ";"]);
    expect(text("abstract class A { abstract function f() ; }", "method")).toEqual(["abstract function f() ;"]);
  });

  test.each(["\n", "\r\n"])("lines and columns hold with a byte order mark, HTML before, emoji and %j", (eol) => {
    const text = ["<h1>\u{1f600} ünï</h1>", "<?php", "$a = '\u{1f600}'; curl_exec($ch);", "?><?= curl_exec($ch) ?>"].join(eol);
    const told = lint(`\ufeff${text}`, { 'call[what.name="curl_exec"]': (node, code) => code.getText(node) });
    expect(places(told)).toEqual(["3:12-3:26 curl_exec($ch)", "4:7-4:21 curl_exec($ch)"]);
  });

  test("deep trees do not end the walk", () => {
    const code = read(`<?php $a = 1${" . 'x'".repeat(2500)};`);
    expect(nodesOf(code).filter(({ kind }) => kind === "bin")).toHaveLength(2500);
  });
});

describe("parsing", () => {
  const fatal = (text: string, languageOptions: object = {}) =>
    lint(text, {}, { languageOptions }).map(({ line, column, message, fatal: isFatal }) => `${line}:${column} ${isFatal} ${message}`);

  test("errors stand where they are", () => {
    expect(fatal("<?php\n$a = ;\n")).toEqual(["2:6 true Parsing error: Syntax error, unexpected ';'"]);
    expect(fatal("<?php\r\nfunction f() {\r\n  $x = 'abc';\r\n")).toEqual(["4:1 true Parsing error: Syntax error, expecting '}'"]);
    expect(fatal("<?php return g(&new X()) +;")).toHaveLength(1);
  });

  test("options are obeyed, and those of other languages ignored", () => {
    expect(fatal("<?php $a = ; curl();", { tolerant: true })).toEqual([]);
    expect(fatal("<?php $a |> strlen(...);")).toEqual([]);
    expect(fatal("<?php $a |> strlen(...);", { version: "8.3" })).toHaveLength(1);
    expect(fatal("<? f( ?>", { shortTags: true })).toHaveLength(1);
    expect(fatal("<? f( ?>", { shortTags: false })).toEqual([]);
    expect(fatal("<?php f();", { ecmaVersion: 2022, sourceType: "module", globals: { a: "readonly" }, parserOptions: {} })).toEqual([]);
    expect(() => fatal("<?php f();", { version: 8 })).toThrow('version must be a version such as "8.5"');
  });
});

describe("comments", () => {
  const disabled = (text: string) =>
    lint(text, { call: (node, code) => code.getText(node) }, { linterOptions: { reportUnusedDisableDirectives: "error" } }).map(
      ({ line, message }) => `${line} ${message}`,
    );

  test("have no delimiters and end where they end", () => {
    const code = read("<p># no // comment</p><?php // one ?><?php\n# two\r\n/* three */ /** four */ f('// no'); #[A]\nclass B {}");
    expect(code.comments.map((comment) => [comment.value, code.getText(comment)])).toEqual([
      [" one ", "// one "],
      [" two", "# two"],
      [" three ", "/* three */"],
      ["* four ", "/** four */"],
    ]);
  });

  test.each(["// %", "# %", "/* % */", "/** % */"])("%s directs ESLint", (form) => {
    const comment = (directive: string) => form.replace("%", directive);
    expect(disabled(`<?php\n${comment("eslint-disable-next-line own/rule -- reason")}\na();\nb();`)).toEqual(["4 b()"]);
    expect(disabled(`<?php\na(); ${comment("eslint-disable-line own/rule")}\nb();`)).toEqual(["3 b()"]);
    expect(disabled(`<?php\n${comment("eslint-disable own/rule")}\na();\n${comment("eslint-enable own/rule")}\nb();`)).toEqual(["5 b()"]);
    expect(disabled(`<?php\n${comment('eslint own/rule: "off"')}\na();`)).toEqual([]);
    expect(disabled(`<?php\n${comment("eslint-disable-next-line own/rule")}\n$a;`)).toEqual([
      expect.stringContaining("Unused eslint-disable directive"),
    ]);
  });

  test("in HTML and in strings are none", () => {
    expect(disabled("<!-- eslint-disable own/rule -->\n/* eslint-disable */\n<?php\n$a = '// eslint-disable-line own/rule'; a();")).toEqual(
      ["4 a()"],
    );
  });

  test("with broken settings are told of", () => {
    expect(disabled("<?php\n/* eslint own/rule: [ */\n$a;")).toEqual([expect.stringMatching(/^2 /)]);
    expect(disabled("<?php\n/* eslint-disable-line\n */ $a;")).toContain("2 eslint-disable-line comment should not span multiple lines.");
  });
});

describe("tokens", () => {
  test("are the code's, without gaps but white space and comments", () => {
    for (const text of TEXTS) {
      const code = read(text);
      const between = text.split("");
      for (const { range } of code.tokens) between.fill("", range[0], range[1]);
      for (const { range } of code.comments) between.fill("", range[0], range[1]);
      expect(between.join("").trim()).toBe("");
    }
  });

  test("are found around nodes", () => {
    const told = lint("<?php $a = f( /* c */ $b, 1 ) ;", {
      call: (node, code) =>
        `${[code.getTokenBefore(node), code.getFirstToken(node), code.getLastToken(node), code.getTokenAfter(node)]
          .map((token) => token?.value)
          .join(" ")} ${code.getTokens(node).length} ${code.getCommentsInside(node).length}`,
    });
    expect(told.map(({ message }) => message)).toEqual(["= f ) ; 6 1"]);
  });
});

describe("rules of other languages", () => {
  const js = requireHost<{ configs: { all: EslintLinter.Config; recommended: EslintLinter.Config } }>("@eslint/js");

  test("find nothing and break nothing, where a configuration names no files", () => {
    const config = [
      js.configs.recommended,
      ...requireHost<{ configs: { recommended: EslintLinter.Config[] } }>("typescript-eslint").configs.recommended,
      { files: ["**/*.php"], plugins: { php }, language: "php/php" },
    ] as unknown as EslintLinter.Config[];
    expect(new Linter().verify(EVERY_KIND, config, { filename: "a.php" })).toEqual([]);
  });

  test("all of ESLint's own but `strict`, which reads JavaScript's options", () => {
    const { strict: _, ...rules } = js.configs.all.rules ?? {};
    const config = [{ rules }, { files: ["**/*.php"], plugins: { php }, language: "php/php" }] as unknown as EslintLinter.Config[];
    const told = new Linter().verify(EVERY_KIND, config, { filename: "a.php" });
    expect(told.filter(({ fatal }) => fatal)).toEqual([]);
  });
});

function isPattern(code: PHPSourceCode, node: PHPNode): boolean {
  for (let at: PHPNode | undefined = node; at !== undefined; at = code.getParent(at))
    if (/^(?:list|encapsedpart|attribute|parameter|matcharm)$/.test(at.kind)) return true;
  const parent = code.getParent(node);
  return (parent?.kind === "assign" && parent["left"] === node) || parent?.kind === "foreach" || parent?.kind === "list";
}

function firstArgument(root: PhpNode): PhpNode | undefined {
  const [statement] = childrenOf(root);
  const call = statement && childrenOf(statement)[0];
  return call && childrenOf(call)[1];
}
