import { expect, it } from "vitest";
import { findComments } from "../src/php/comments.ts";

it.each([
  ["<?php // a\n# b\n/* c */ /** d */", ["// a", "# b", "/* c */", "/** d */"]],
  ["<?php // a\r\nf();", ["// a"]],
  ["<?php // a ?> // html <?php # b", ["// a ", "# b"]],
  ["// html <?= f() /* a */ ?> /* html */", ["/* a */"]],
  ["<?php #[Attribute] class A {} #b", ["#b"]],
  ["<?php '// a' . \"# b\" . `// c` . 'it\\'s // d'; // e", ["// e"]],
  ['<?php "{$a["// x"]} // y ${b /* z */}"; // e', ["// e"]],
  ["<?php <<<E\n// a\n  E; // b\n<<<'F'\n# c\nFF\nF; // d", ["// b", "// d"]],
  ["<?php f(); __halt_compiler(); // data", []],
  ["<?xml // a ?><? // b ?>", ["// b "]],
  ["<?php /* open", ["/* open"]],
  ["<?php 'open // a", []],
])("finds the comments of %j", (source, expected) => {
  expect(findComments(source).map(({ start, end }) => source.slice(start, end))).toEqual(expected);
});

it("tells their text and kind", () => {
  expect(findComments("<?php #a\n/* b */")).toEqual([
    { start: 6, end: 8, kind: "line", text: "a" },
    { start: 9, end: 16, kind: "block", text: " b " },
  ]);
});
