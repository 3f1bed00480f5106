import { expect, test } from "vitest";
import { jsFrontEnd } from "../src/js/front-end.ts";
import { useRawTransfer } from "../src/js/parse.ts";
import type { Program } from "../src/program/nodes.ts";
import { printExpression, printProgram } from "../src/program/print.ts";

function lower(text: string, file = "a.ts", wants: (span: { start: number; end: number }) => boolean = () => true): Program {
  const lowered = jsFrontEnd.lower(file, text, { wants });
  if (!lowered.ok) throw new Error(lowered.reason);
  return lowered.program;
}

function print(text: string, file = "a.ts"): string {
  return printProgram(lower(text, file)).trimEnd();
}

function exportsOf(text: string): string[] {
  return lower(text).exports.map(({ name, value }) => `${name}: ${printExpression(value)}`);
}

test.each([
  ["globals", "fetch(u); window.fetch(u); self['fetch']", "<global#fetch>(<global#u>)\n<global#fetch>(<global#u>)\n<global#fetch>"],
  ["constants", "undefined; NaN; -1", "undefined\nNaN\n-1"],
  [
    "imports",
    'import axios from "axios"; import * as http from "node:http"; axios.get(); http.get',
    '<axios#default>.["get"]()\n<http#*>.["get"]',
  ],
  ["require", 'const { get = 1 } = require("node:http")', '$get = (<http#*>.["get"] undefined 1)'],
  ["import equals", 'import fs = require("fs"); fs.readFile', '<fs#*>.["readFile"]'],
  ["import()", 'const m = await import("x")', "$m = <x#*>"],
  ["interop", 'const a_1 = __importDefault(require("axios")); (0, a_1.default)(u)', '$a_1 = <axios#*>\n$a_1.["default"](<global#u>)'],
  ["CommonJS exports", "exports.a = module.exports.b", '$module.exports.["a"] = $module.exports.["b"]'],
  ["block scopes", "let x = 1; { let x = 2; x } x", "$x = 1\nblock {\n  $x#2 = 2\n  $x#2\n}\n$x"],
  [
    "object patterns",
    "const { a, [k]: b, ...c } = f()",
    '$*t6 = <global#f>()\n$a = $*t6.["a"]\n$b = $*t6.[<global#k>]\n$c = ref[...$*t6 except a]',
  ],
  [
    "array patterns",
    "[o.p, , b = 2] = list",
    '<global#o>.["p"] = <global#list>.["0"]\n<global#b> = (<global#list>.["2"] undefined 2)\n<global#list>',
  ],
  ["object entries", "x({ a, 'b-c': 1, 3: m, ...r })", '<global#x>(ref["a": <global#a>, "b-c": 1, "3": <global#m>, ...<global#r>])'],
  ["array entries", "x([1, , ...r])", "<global#x>(ref[1, undefined, ...<global#r>])"],
  ["optional chains", "a?.b.c?.(d)", '<global#a>?.["b"].["c"]?.(<global#d>)'],
  [
    "compound assignment",
    "a += 1; b.c ??= d",
    '<global#a> = (<global#a> addOrConcat 1)\n<global#b>.["c"] = (<global#b>.["c"] absent <global#d>)',
  ],
  ["type-only syntax", "(<any>a as B)!.c(d satisfies E); type F = 1; declare const g: 2", '<global#a>.["c"](<global#d>)'],
  ["enums", 'enum E { A, B = 4, C, D = "x", F = C }', '$E = ref["A": 0, "B": 4, "C": 5, "D": "x", "F": 5]'],
  ["namespaces", "namespace N { export const a = 1 }", '$N = ($N or ref[])\nblock {\n  $a = 1\n  $N.["a"] = $a\n}'],
  ["exit", "process.exit(1)", "exit 1"],
  ["for", "for (let i = 0; i < 3; i++) f(i)", "$i = 0\nloop *l0 while ($i less 3) then $i = ($i addOrConcat 1) {\n  <global#f>($i)\n}"],
  ["for of", "for (const { a } of list) a", 'each *l0 <global#list> as $*t11 {\n  $a = $*t11.["a"]\n  $a\n}'],
  ["for in", "outer: for (const k in o) continue outer", "each outer <global#o> as $k {\n  continue outer\n}"],
  [
    "switch",
    "switch (x) { case 1: case 2: a(); case 3: b(); break; default: c() }",
    "*l0 {\n  $*t8 = <global#x>\n  if (($*t8 identical 1) or ($*t8 identical 2)) {\n    <global#a>()\n    <global#b>()\n    break *l0\n  }\n  if ($*t8 identical 3) {\n    <global#b>()\n    break *l0\n  }\n  <global#c>()\n}",
  ],
  [
    "try",
    "try { a } catch ({ message }) { message } finally { b }",
    'try {\n  <global#a>\n} catch *t17{\n  $message = $*t17.["message"]\n  $message\n} finally {\n  <global#b>\n}',
  ],
])("%s", (_, text, printed) => {
  expect(print(text)).toBe(printed);
});

test("functions are hoisted, blocks' functions into the function around", () => {
  expect(print("g(); if (a) { function g() {} }", "a.js")).toBe("$g()\nif <global#a> {\n  declare g = function g() {}\n}");
});

test("a function that calls itself by name has a variable", () => {
  expect(print("f(function tick() { tick() })", "a.js")).toBe("<global#f>($tick = function tick() {\n  $tick()\n})");
  expect(print("f(function tick() {})", "a.js")).toBe("<global#f>(function tick() {})");
});

test("parameters take patterns apart at the start of the body", () => {
  const program = lower("function f({ a, b = 1 }: Options = {}, ...[c]) {}");
  expect(printProgram(program)).toBe(
    'declare f = function f(global#Options *t11 = ref[], ...*t42) {\n  $a = $*t11.["a"]\n  $b = ($*t11.["b"] undefined 1)\n  $c = $*t42.["0"]\n}\n',
  );
  expect(program.functions[0]?.parameters.map(({ name, optional }) => [name, optional])).toEqual([
    ["{ a, b = 1 }", true],
    ["[c]", false],
  ]);
});

test("classes", () => {
  const text = `import { HttpService } from "@nestjs/axios";
@Injectable() export class S extends Base { #a = 1; static b; private c?: Promise<S>; constructor(private http: HttpService) { super() } get d(): Response { return this.#a } abstract e(): void }`;
  expect(print(text)).toBe(`?decorator(<global#Injectable>())
declare S = class S extends <global#Base> {
  private #a = 1
  static b
  private local#S c
  constructor function constructor(@nestjs/axios#HttpService this.http) {
    $super()
  }
  getter function d(): global#Response {
    return $this.["#a"]
  }
}`);
});

test("types look through aliases, wrappers and unions; interfaces and lists keep what they hold", () => {
  const text =
    'import axios, { type AxiosInstance as A } from "axios"; type C = A | undefined; interface I {} function f(a: C, b: I, c: typeof axios, d: import("got").Got, e: A[]): Promise<Response> {}';
  const [lowered] = lower(text).functions;
  expect(lowered?.parameters.map(({ types }) => types)).toEqual([
    ["axios#AxiosInstance"],
    [`shape#${text.indexOf("interface I")}`],
    ["axios#default"],
    ["got#Got"],
    ["axios#AxiosInstance[]"],
  ]);
  expect(lowered?.returns).toEqual(["global#Response"]);
});

test("Flow's annotations are read with and without its pragma", () => {
  const text =
    "export class Prices { base: string; constructor(base: string) { this.base = base } load(name: any): Promise<any> { return fetch(name) } }";
  for (const pragma of ["", "// @flow\n"]) expect(lower(pragma + text, "a.js").functions).toHaveLength(2);
});

test("exports", () => {
  expect(exportsOf('export const a = 1; export { a as b }; export { c } from "./d"; export * from "./e"; export default f')).toEqual([
    "a: $a",
    "b: $a",
    "c: <./d#c>",
    "*: <./e#*>",
    "default: $*default",
  ]);
  expect(exportsOf("module.exports = f")).toEqual(["=: $module.exports"]);
});

test("AMD factories get their modules", () => {
  expect(print('define(["jquery", "require"], function ($, require) { require("http") })', "a.js")).toBe(
    '<global#define>(ref["jquery", "require"], function ($, *t43) {\n  $$ = <jquery#*>\n  <http#*>\n})',
  );
});

test("JSX evaluates its values", () => {
  expect(print("x = <Foo a='x' b={y} {...z}>text {w}<div/></Foo>", "a.jsx")).toBe(
    "<global#x> = ?JSX(<global#Foo>, <global#y>, <global#z>, <global#w>, ?JSX())",
  );
});

test("functions that are not wanted have no body, and variables keep their ids", () => {
  const text = "function f(x) { const g = (x) => x }\nfunction h(x) { return x }";
  const all = lower(text);
  const some = lower(text, "a.js", ({ start }) => start > 30);
  expect(some.functions.map(({ name, body }) => [name, body === undefined])).toEqual([
    ["f", true],
    ["h", false],
  ]);
  expect(printExpression(some.functions[1] as never)).toBe(printExpression(all.functions[2] as never));
});

test("scripts of a component are one program at their offsets", () => {
  const text =
    '<template><p>it\'s</p></template>\n<script>\nexport default {}\n</script>\n<script setup lang="ts">\nimport x from "y"\nfetch(x as string)\n</script>';
  const program = lower(text, "a.vue");
  const call = program.body.at(-1);
  expect(text.slice(call?.start, call?.end)).toBe("fetch(x as string)");
  expect(program.imports).toEqual(["y"]);
  expect(print('---\nimport a from "b"\nreturn a()\n---\n<script>c as d</script>', "a.astro")).toBe("return <b#default>()\n<global#c>");
  expect(
    print('<script type="application/json">{</script><script src="x"></script><!-- <script>(</script> --><script>a()</script>', "a.html"),
  ).toBe("<global#a>()");
});

test("broken files are told", () => {
  expect(jsFrontEnd.lower("a.js", "\nlet = (", { wants: () => true })).toEqual({
    ok: false,
    reason: "Expected `)` but found `EOF`",
    line: 2,
  });
});

test("offsets are UTF-16", () => {
  const text = '"😀é"; f(1)';
  const call = lower(text).body[1];
  expect(text.slice(call?.start, call?.end)).toBe("f(1)");
});

test.each([
  ["concatenation", `x = "a" + ${"a + ".repeat(20_000)}b`, true],
  ["calls", `a${".b()".repeat(20_000)}`, true],
  ["alternatives", `x = ${"a || ".repeat(20_000)}b`, true],
  ["else if", `if (a) {}${" else if (a) {}".repeat(1_500)}`, true],
  ["too many else if", `if (a) {}${" else if (a) {}".repeat(20_000)}`, false],
  ["brackets", `x = ${"[".repeat(20_000)}${"]".repeat(20_000)}`, false],
  ["assignments", `${"exports.a = ".repeat(20_000)}1`, false],
])("deep nesting: %s", (_, text, isOk) => {
  const lowered = jsFrontEnd.lower("a.js", text, { wants: () => true });
  expect(lowered.ok || lowered.reason).toBe(isOk || "nesting too deep");
});

const canTransferRaw = useRawTransfer(true);
useRawTransfer(false);

test.skipIf(!canTransferRaw)("trees that come as raw memory lower to the same", () => {
  const text = `import a from "b";
enum E { A }
export class K<T> { x?: T = \`a\${1}😀\`; async m({ a, ...b }: any) { for await (const c of a?.d) yield_(c, /x/g, 1n) } }`;
  const plain = lower(text);
  useRawTransfer(true);
  const raw = lower(text);
  useRawTransfer(false);
  expect(raw).toEqual(plain);
});
