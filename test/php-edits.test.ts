import { describe, expect, it } from "vitest";
import type { Place, Repair, RepairEntry } from "../src/finding/finding.ts";
import { makeEdits } from "../src/php/edits.ts";

const TIMEOUT: RepairEntry = { key: "CURLOPT_TIMEOUT", value: "30" };
const OPTION: RepairEntry = { key: "'timeout'", value: "30" };

function place(source: string, part: string): Place {
  const start = source.indexOf(part);
  if (start < 0) throw new Error(`no ${part}`);
  return { file: "a.php", start, end: start + part.length };
}

/** The source after the repair. */
function repaired(source: string, repair: Repair): string | undefined {
  const edits = makeEdits(source, repair);
  return edits?.reduceRight((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}

const base = { safety: "safe", object: "o" } as const;

function withEntries(source: string, literal: string, entries: readonly RepairEntry[] = [TIMEOUT]): string | undefined {
  return repaired(source, { ...base, kind: "entries", literal: place(source, literal), entries, replace: [] });
}

function withArgument(
  source: string,
  list: string,
  more: { index: number; count: number; fillers?: string[]; spread?: string; wrap?: string },
): string | undefined {
  return repaired(source, {
    ...base,
    kind: "argument",
    argumentList: place(source, list),
    index: more.index,
    count: more.count,
    entries: [OPTION],
    spread: more.spread === undefined ? undefined : place(source, more.spread),
    fillers: more.fillers ?? [],
    wrap: more.wrap,
  });
}

function withStatements(
  source: string,
  anchor: string,
  position: "before" | "after" = "before",
  statements = ["curl_setopt({handle}, CURLOPT_TIMEOUT, 30);"],
): string | undefined {
  const handle = /\((.*?)[,)]/.exec(anchor)?.[1] ?? "";
  return repaired(source, {
    ...base,
    kind: "statements",
    anchor: place(source, anchor),
    position,
    handle: handle === "" ? undefined : place(source, handle),
    statements,
    replace: [],
  });
}

describe("entries", () => {
  it.each([
    ["<?php f([A => 1]);", "[A => 1]", "<?php f([A => 1, CURLOPT_TIMEOUT => 30]);"],
    ["<?php f([]);", "[]", "<?php f([CURLOPT_TIMEOUT => 30]);"],
    ["<?php f(array());", "array()", "<?php f(array(CURLOPT_TIMEOUT => 30));"],
    ["<?php f(array( A => 1 ));", "array( A => 1 )", "<?php f(array( A => 1, CURLOPT_TIMEOUT => 30 ));"],
    ["<?php f([A => 1, /* b */]);", "[A => 1, /* b */]", "<?php f([A => 1, CURLOPT_TIMEOUT => 30, /* b */]);"],
    ["<?php\nf([\n\tA => 1,\n]);", "[\n\tA => 1,\n]", "<?php\nf([\n\tA => 1,\n\tCURLOPT_TIMEOUT => 30,\n]);"],
    [
      '<?php\r\nf([\r\n  A => 1 // it\'s "why"\r\n]);',
      '[\r\n  A => 1 // it\'s "why"\r\n]',
      '<?php\r\nf([\r\n  A => 1, // it\'s "why"\r\n  CURLOPT_TIMEOUT => 30\r\n]);',
    ],
    [
      "<?php\nf([\n    A => 1,\n    B => 2]);",
      "[\n    A => 1,\n    B => 2]",
      "<?php\nf([\n    A => 1,\n    B => 2,\n    CURLOPT_TIMEOUT => 30]);",
    ],
    ["<?php\nf([\n    // none\n]);", "[\n    // none\n]", "<?php\nf([\n    // none\n    CURLOPT_TIMEOUT => 30\n]);"],
  ])("adds to %j", (source, literal, expected) => {
    expect(withEntries(source, literal)).toBe(expected);
  });

  it("quotes text keys as the neighbours do", () => {
    expect(withEntries('<?php f(["a" => 1]);', '["a" => 1]', [OPTION])).toBe('<?php f(["a" => 1, "timeout" => 30]);');
    expect(withEntries("<?php f(['a' => 1]);", "['a' => 1]", [{ key: "timeout", value: "30" }])).toBe(
      "<?php f(['a' => 1, 'timeout' => 30]);",
    );
  });

  it("replaces the value of a key that stands there", () => {
    const source = "<?php f([CURLOPT_TIMEOUT => 0, A => 1]);";
    const replace = [{ key: "CURLOPT_TIMEOUT", at: place(source, "0"), value: "30" }];
    const entries = [TIMEOUT, { key: "CURLOPT_CONNECTTIMEOUT", value: "10" }];
    expect(repaired(source, { ...base, kind: "entries", literal: place(source, "[CURLOPT_TIMEOUT => 0, A => 1]"), entries, replace })).toBe(
      "<?php f([CURLOPT_TIMEOUT => 30, A => 1, CURLOPT_CONNECTTIMEOUT => 10]);",
    );
  });

  it("leaves alone what is no literal", () => {
    expect(withEntries("<?php f(compact('a'));", "compact('a')")).toBeUndefined();
  });
});

describe("argument", () => {
  it.each([
    ["<?php g($u);", "($u)", { index: 1, count: 1 }, "<?php g($u, ['timeout' => 30]);"],
    ["<?php new G;new G();", "()", { index: 0, count: 0 }, "<?php new G;new G(['timeout' => 30]);"],
    [
      "<?php g($u);",
      "($u)",
      { index: 2, count: 1, fillers: ["", "false"], wrap: "stream_context_create(['http' => $])" },
      "<?php g($u, false, stream_context_create(['http' => ['timeout' => 30]]));",
    ],
    [
      "<?php $a = array('a'); g($u);",
      "($u)",
      { index: 1, count: 1, wrap: "c(['http' => $])" },
      "<?php $a = array('a'); g($u, c(array('http' => array('timeout' => 30))));",
    ],
    ["<?php g($u, null);", "($u, null)", { index: 1, count: 2 }, "<?php g($u, ['timeout' => 30]);"],
    ["<?php g($u, $o);", "($u, $o)", { index: 1, count: 2, spread: "$o" }, "<?php g($u, ['timeout' => 30] + $o);"],
    [
      "<?php g($u, $o ?: []);",
      "($u, $o ?: [])",
      { index: 1, count: 2, spread: "$o ?: []" },
      "<?php g($u, ['timeout' => 30] + ($o ?: []));",
    ],
    ["<?php\n$c->g(\n    $u\n);", "(\n    $u\n)", { index: 1, count: 1 }, "<?php\n$c->g(\n    $u,\n    ['timeout' => 30]\n);"],
  ])("gives options to %j", (source, list, more, expected) => {
    expect(withArgument(source, list, more)).toBe(expected);
  });

  it.each([
    ["<?php g(...$a);", "(...$a)", { index: 1, count: 1 }],
    ["<?php g(u: $a);", "(u: $a)", { index: 1, count: 1 }],
    ["<?php g($u, $o);", "($u, $o)", { index: 1, count: 2 }],
    ["<?php g($u);", "($u)", { index: 2, count: 1 }],
  ])("does not touch %j", (source, list, more) => {
    expect(withArgument(source, list, more)).toBeUndefined();
  });
});

describe("statements", () => {
  it.each([
    ["<?php\n\t$r = curl_exec($ch);\n", "<?php\n\tcurl_setopt($ch, CURLOPT_TIMEOUT, 30);\n\t$r = curl_exec($ch);\n"],
    ["<?php\r\nreturn curl_exec($ch);", "<?php\r\ncurl_setopt($ch, CURLOPT_TIMEOUT, 30);\r\nreturn curl_exec($ch);"],
    [
      "<?php\nif (a()) {\n  if (!$r = curl_exec($ch)) { b(); }\n}",
      "<?php\nif (a()) {\n  curl_setopt($ch, CURLOPT_TIMEOUT, 30);\n  if (!$r = curl_exec($ch)) { b(); }\n}",
    ],
    ["<?php curl_exec($ch);", "<?php curl_setopt($ch, CURLOPT_TIMEOUT, 30); curl_exec($ch);"],
    [
      "<?php\nif (a())\n\tcurl_exec($ch);\nelse b();",
      "<?php\nif (a()) {\n\tcurl_setopt($ch, CURLOPT_TIMEOUT, 30);\n\tcurl_exec($ch);\n}\nelse b();",
    ],
    [
      "<?php\n  if (a()) curl_exec($ch); // c\n",
      "<?php\n  if (a()) {\n    curl_setopt($ch, CURLOPT_TIMEOUT, 30);\n    curl_exec($ch); // c\n  }\n",
    ],
    [
      "<?php\nif (a()) b();\nelseif (curl_exec($ch)) c();",
      "<?php\ncurl_setopt($ch, CURLOPT_TIMEOUT, 30);\nif (a()) b();\nelseif (curl_exec($ch)) c();",
    ],
    [
      "<?php\n$f = function () use ($ch) {\n  return curl_exec($ch);\n};",
      "<?php\n$f = function () use ($ch) {\n  curl_setopt($ch, CURLOPT_TIMEOUT, 30);\n  return curl_exec($ch);\n};",
    ],
    [
      "<?php\nswitch ($a) {\n  case 1:\n    curl_exec($ch);\n}",
      "<?php\nswitch ($a) {\n  case 1:\n    curl_setopt($ch, CURLOPT_TIMEOUT, 30);\n    curl_exec($ch);\n}",
    ],
    ["<?php\nif ($a):\n  curl_exec($ch);\nendif;", "<?php\nif ($a):\n  curl_setopt($ch, CURLOPT_TIMEOUT, 30);\n  curl_exec($ch);\nendif;"],
  ])("puts them before the statement in %j", (source, expected) => {
    expect(withStatements(source, "curl_exec($ch)")).toBe(expected);
  });

  it("puts them before a statement that begins with a parenthesis", () => {
    expect(withStatements("<?php\n(new X($ch))->m();", "(new X($ch))->m()", "before", ["a();"])).toBe("<?php\na();\n(new X($ch))->m();");
  });

  it.each([
    ["<?php\n\t$ch = curl_init(); // c\n\tb();", "<?php\n\t$ch = curl_init(); // c\n\ta();\n\tb();"],
    ["<?php if ($x) { $ch = curl_init(); b($ch); }", "<?php if ($x) { $ch = curl_init(); a(); b($ch); }"],
    ["<?php\nif ($x) $ch = curl_init();", "<?php\nif ($x) {\n    $ch = curl_init();\n    a();\n}"],
  ])("puts them after the statement in %j", (source, expected) => {
    expect(withStatements(source, "curl_init()", "after", ["a();"])).toBe(expected);
  });

  it.each([
    ["<?php return curl_init();", "after"],
    ["<?php $ch = curl_init() ?>", "after"],
    ["<?= curl_init() ?>", "before"],
    ["<?php $f = fn () => curl_init();", "before"],
    ["<?php class A { public $a = X::curl_init(); }", "before"],
    ["<?php function f($a = new X(curl_init())) {}", "before"],
    ["<?php if ($a) /* c */ curl_init();", "before"],
  ] as const)("does not touch %j", (source, position) => {
    expect(withStatements(source, "curl_init()", position, ["a();"])).toBeUndefined();
  });
});

it("replaces values only", () => {
  const source = "<?php curl_setopt($c, CURLOPT_TIMEOUT, 0);";
  const replace = [{ key: "CURLOPT_TIMEOUT", at: place(source, "0"), value: "30" }];
  expect(repaired(source, { ...base, kind: "values", file: "a.php", replace })).toBe("<?php curl_setopt($c, CURLOPT_TIMEOUT, 30);");
});

it("refuses what would not parse", () => {
  expect(withStatements("<?php\ncurl_exec($ch);", "curl_exec($ch)", "before", ["if ("])).toBeUndefined();
});
