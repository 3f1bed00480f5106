import { expect, test } from "vitest";
import type { Place, Repair, RepairEntry } from "../src/finding/finding.ts";
import { makeEdits } from "../src/js/edits.ts";

const SIGNAL: RepairEntry = { key: "signal", value: "AbortSignal.timeout(30_000)" };
const COMMON = { safety: "safe", object: "x" } as const;

/** The text with its repair, which is made from the places the marks name: `«…»` for the first, `‹…›` for the second. */
function repaired(marked: string, toRepair: (first: Place, second: Place) => Repair, file = "a.ts"): string | undefined {
  const text = marked.replace(/[«»‹›]/g, "");
  const places = [
    ["«", "»"],
    ["‹", "›"],
  ].map(([open = "", close = ""]): Place => {
    const offset = (mark: string) => marked.slice(0, marked.indexOf(mark)).replace(/[«»‹›]/g, "").length;
    return { file, start: offset(open), end: offset(close) };
  });
  const [first, second] = places;
  const edits = first && second && makeEdits(text, file, toRepair(first, second));
  return edits?.toReversed().reduce((code, edit) => code.slice(0, edit.start) + edit.text + code.slice(edit.end), text);
}

const entries =
  (...added: RepairEntry[]) =>
  (literal: Place): Repair => ({ ...COMMON, kind: "entries", literal, entries: added, replace: [] });

test.each([
  ["on one line", "f(«{ a: 1 }»)", "f({ a: 1, signal: AbortSignal.timeout(30_000) })"],
  ["after a trailing comma", "f(«{ a: 1, }»)", "f({ a: 1, signal: AbortSignal.timeout(30_000), })"],
  ["empty", "f(«{}»)", "f({ signal: AbortSignal.timeout(30_000) })"],
  ["only a comment", "f(«{ /* c */ }»)", "f({ /* c */ signal: AbortSignal.timeout(30_000) })"],
  ["on lines", "f(«{\n  a: 1,\n  b,\n}»)", "f({\n  a: 1,\n  b,\n  signal: AbortSignal.timeout(30_000),\n})"],
  ["on lines without trailing comma", "f(«{\n\ta: 1\n}»)", "f({\n\ta: 1,\n\tsignal: AbortSignal.timeout(30_000)\n})"],
  [
    "comments at the end",
    "f(«{\n  a: 1, // one\n  // two\n}»)",
    "f({\n  a: 1, // one\n  // two\n  signal: AbortSignal.timeout(30_000),\n})",
  ],
  ["a comment before the comma", "f(«{\n  a: 1 // one\n}»)", "f({\n  a: 1, // one\n  signal: AbortSignal.timeout(30_000)\n})"],
  ["CRLF", "f(«{\r\n  a,\r\n}»)", "f({\r\n  a,\r\n  signal: AbortSignal.timeout(30_000),\r\n})"],
  ["a multi-line value", "f(«{ a: {\n    b\n  } }»)", "f({ a: {\n    b\n  }, signal: AbortSignal.timeout(30_000) })"],
  ["after a spread", "f(«{ ...a }»)", "f({ ...a, signal: AbortSignal.timeout(30_000) })"],
])("entries: %s", (_, text, expected) => {
  expect(repaired(text, entries(SIGNAL))).toBe(expected);
});

test("entries: values are replaced, a shorthand gets its key back", () => {
  const replace = (text: string) =>
    repaired(text, (literal, at) => ({
      ...COMMON,
      kind: "entries",
      literal,
      entries: [
        { key: "timeout", value: "30_000" },
        { key: "b", value: '"x"' },
      ],
      replace: [{ key: "timeout", at, value: "30_000" }],
    }));
  expect(replace("f(«{ timeout: ‹0›, c: 'd' }»)")).toBe("f({ timeout: 30_000, c: 'd', b: 'x' })");
  expect(replace("f(«{ ‹timeout› }»)")).toBe('f({ timeout: 30_000, b: "x" })');
});

const argument =
  (change: Partial<Extract<Repair, { kind: "argument" }>>, spread = false) =>
  (argumentList: Place, second: Place): Repair => ({
    ...COMMON,
    kind: "argument",
    argumentList,
    index: 1,
    count: 1,
    entries: [SIGNAL],
    spread: spread ? second : undefined,
    fillers: [],
    wrap: undefined,
    ...change,
  });

test.each([
  ["added", "fetch«(u)»", argument({}), "fetch(u, { signal: AbortSignal.timeout(30_000) })"],
  ["to none", "f«()»", argument({ index: 0, count: 0 }), "f({ signal: AbortSignal.timeout(30_000) })"],
  ["with fillers", "f«()»", argument({ index: 1, count: 0, fillers: ["null"] }), "f(null, { signal: AbortSignal.timeout(30_000) })"],
  ["after parentheses", "f«((u))»", argument({}), "f((u), { signal: AbortSignal.timeout(30_000) })"],
  ["on lines", "f«(\n  u,\n)»", argument({}), "f(\n  u,\n  { signal: AbortSignal.timeout(30_000) },\n)"],
  ["keeping a name", "f«(u, ‹init›)»", argument({ count: 2 }, true), "f(u, { ...init, signal: AbortSignal.timeout(30_000) })"],
  ["keeping an expression", "f«(u, ‹a || b›)»", argument({ count: 2 }, true), "f(u, { ...(a || b), signal: AbortSignal.timeout(30_000) })"],
  ["in place of undefined", "f«(u, ‹undefined›)»", argument({ count: 2 }, true), "f(u, { signal: AbortSignal.timeout(30_000) })"],
  ["into a literal", "f«(u, { a })»", argument({ count: 2 }), "f(u, { a, signal: AbortSignal.timeout(30_000) })"],
  ["wrapped", "f«(u)»", argument({ wrap: "new Agent($)" }), "f(u, new Agent({ signal: AbortSignal.timeout(30_000) }))"],
  ["behind a spread", "f«(...u)»", argument({}), undefined],
])("argument: %s", (_, text, toRepair, expected) => {
  expect(repaired(text, toRepair)).toBe(expected);
});

const statements =
  (position: "before" | "after", ...codes: string[]) =>
  (anchor: Place, handle: Place): Repair => ({
    ...COMMON,
    kind: "statements",
    anchor,
    position,
    handle,
    statements: codes,
    replace: [],
  });
const after = statements("after", "{handle}.setTimeout(30_000);");
const before = statements("before", "const a = 1;");

test.each([
  ["after a declaration", "  const ‹req› = «get(u)»;\n  b();", after, "  const req = get(u);\n  req.setTimeout(30_000);\n  b();"],
  ["after, with a comment", "const ‹req› = «get(u)» // c\nb()", after, "const req = get(u) // c\nreq.setTimeout(30_000)\nb()"],
  ["CRLF", "\tconst ‹req› = «get(u)»;\r\n", after, "\tconst req = get(u);\r\n\treq.setTimeout(30_000);\r\n"],
  ["on the same line", "if (x) { ‹req› = «get(u)»; b(); }", after, "if (x) { req = get(u); req.setTimeout(30_000); b(); }"],
  [
    "before the next line's semicolon",
    "‹req› = «get(u)»\n;[1].map(b)\nc()\nd()",
    after,
    "req = get(u)\nreq.setTimeout(30_000)\n;[1].map(b)\nc()\nd()",
  ],
  ["before", "function f() {\n  ‹b›(«c()»);\n}", before, "function f() {\n  const a = 1;\n  b(c());\n}"],
  ["no braces", "if (x)\n  ‹req› = «get(u)»;\nelse c();", after, "if (x) {\n  req = get(u);\n  req.setTimeout(30_000);\n}\nelse c();"],
  ["no braces on one line", "if (x) ‹req› = «get(u)»;", after, "if (x) {\n  req = get(u);\n  req.setTimeout(30_000);\n}"],
  ["an arrow's expression", "x = (‹a›) => «get(a)»", before, undefined],
  ["after return", "function f() { return «get(‹a›)» }", after, undefined],
  ["a loop's head", "while («get(‹a›)») b();", before, undefined],
  [
    "a case",
    "switch (x) {\n  case 1:\n    ‹req› = «get()»;\n    break;\n}",
    after,
    "switch (x) {\n  case 1:\n    req = get();\n    req.setTimeout(30_000);\n    break;\n}",
  ],
])("statements: %s", (_, text, toRepair, expected) => {
  expect(repaired(text, toRepair)).toBe(expected);
});

test("components are edited in their scripts", () => {
  const text = "<template>{{ a }}</template>\n<script setup>\nfetch«(u)»\n</script>";
  expect(repaired(text, argument({}), "a.vue")).toBe(
    "<template>{{ a }}</template>\n<script setup>\nfetch(u, { signal: AbortSignal.timeout(30_000) })\n</script>",
  );
});
