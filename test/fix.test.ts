import { expect, test } from "vitest";
import type { Entry, Fix, Repair, Verdict } from "../src/finding/finding.ts";
import { applyEdits, applyInRounds, chooseFixes, mapOffset } from "../src/fix/apply.ts";
import { proposeFixes } from "../src/fix/propose.ts";
import { entryAt } from "./support/entries.ts";

const fixAt = (object: string, start: number, end: number, text = "x"): Fix => ({
  file: "a.php",
  edits: [{ start, end, text }],
  safety: "safe",
  summary: text,
  object,
});

test("edits apply in the order of their places", () => {
  expect(
    applyEdits("abcdef", [
      { start: 4, end: 5, text: "E" },
      { start: 0, end: 0, text: "<" },
      { start: 1, end: 3, text: "" },
    ]),
  ).toBe("<adEf");
});

test("offsets follow the edits", () => {
  const edits = [
    { start: 2, end: 2, text: "++" },
    { start: 5, end: 7, text: "" },
  ];
  expect([0, 2, 4, 6, 9].map((offset) => mapOffset(edits, offset))).toEqual([0, 4, 6, 7, 9]);
});

test("of fixes that overlap, and of those of one object, the first is taken", () => {
  expect(chooseFixes([fixAt("1", 0, 4), fixAt("2", 3, 5), fixAt("1", 9, 9), fixAt("3", 6, 6), fixAt("4", 6, 6)])).toEqual([
    fixAt("1", 0, 4),
    fixAt("3", 6, 6),
  ]);
});

test("three rounds at most", () => {
  let rounds = 0;
  const propose = (text: string) => {
    rounds += 1;
    return [fixAt("1", text.length, text.length)];
  };
  expect([applyInRounds("", propose), rounds]).toEqual([{ text: "xxx", fixes: 3 }, 3]);
});

test("what breaks the law is not offered", () => {
  const TEXT = "<?php\ncurl_exec($a);\ncurl_exec($b);\n";
  const offered = (verdicts: readonly Verdict[] | undefined, file = "a.php", text = TEXT) => {
    const repair: Repair = { safety: "safe", object: "a", kind: "values", file, replace: [] };
    const entries = [entryAt(file, 6, 19, { repair }), entryAt(file, 21, 34, { verdict: "default" })];
    const [first] = entries;
    const after = (): readonly Entry[] | undefined =>
      verdicts?.map((verdict, at) => entryAt(file, at === 0 ? 8 : 23, at === 0 ? 21 : 36, { verdict }));
    return proposeFixes(first === undefined ? [] : [first], entries, {
      textOf: () => text,
      toFix: () => ({ ...fixAt("a", 6, 6, "++"), file }),
      reanalyse: after,
    }).size;
  };
  expect(offered(["bounded", "default"])).toBe(1);
  expect(offered(["bounded", "bounded"])).toBe(1);
  expect(offered(["default", "default"])).toBe(0);
  expect(offered(["bounded", "partial"])).toBe(0);
  expect(offered(["bounded"])).toBe(0);
  expect(offered(undefined)).toBe(0);
  expect(offered(["bounded", "default"], "vendor/a.php")).toBe(0);
  expect(offered(["bounded", "default"], "a.php", `<?php // @generated\n${TEXT}`)).toBe(0);
});
