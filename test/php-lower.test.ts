import { describe, expect, it } from "vitest";
import { Context } from "../src/php/context.ts";
import { phpFrontEnd } from "../src/php/lower.ts";
import { lowerBinary } from "../src/php/lower-operator.ts";
import { findCalls, lowerPhp, printPhp } from "./support/php-program.ts";

/** Several statements, one a line, as the printer has them. */
function lines(...expected: readonly string[]): string {
  return expected.join("\n");
}

describe("names", () => {
  it.each([
    ["curl_init();", "<function#curl_init>()"],
    ["Curl_Init();", "<function#curl_init>()"],
    ["namespace App; curl_init(CURLOPT_X);", "<function#app\\curl_init|function#curl_init>(<constant#app\\CURLOPT_X|constant#CURLOPT_X>)"],
    [
      "namespace App; \\curl_init(); namespace\\f(); a\\g(); \\A\\B;",
      lines("<function#curl_init>()", "<function#app\\f>()", "<function#app\\a\\g>()", "<constant#a\\B>"),
    ],
    [
      "use function a\\f; use const A\\B; use A\\{C, function g as h}; f(); B; h(); new C; C\\i();",
      lines("<function#a\\f>()", "<constant#a\\B>", "<function#a\\g>()", "new <class#a\\c>()", "<function#a\\c\\i>()"),
    ],
    ["namespace A { use X\\Y; new Y; } namespace B { new Y; }", lines("new <class#x\\y>()", "new <class#b\\y>()")],
    ["[true, \\FALSE, null, PHP_INT_MAX];", "[true, false, null, <constant#PHP_INT_MAX>]"],
    [
      "Foo::BAR; Foo::$x; Foo::Bar(); Foo::class; $o->Baz(); $o->Baz; $o?->m();",
      lines(
        '<class#foo>.["BAR"]',
        '<class#foo>.["$x"]',
        '<class#foo>.["bar()"]()',
        '"Foo"',
        '$o.["baz()"]()',
        '$o.["Baz"]',
        '$o?.["m()"]()',
      ),
    ],
    [
      "$o->$n(); $f(); $o::K; 'f'(); ($o->f)(); A::$m();",
      lines('$o.[($n concat "()")]()', "$f()", '$o.["K"]', '"f"()', '$o.["f"]()', '<class#a>.[($m concat "()")]()'),
    ],
    ["self::a(); static::b(); parent::c(); new self;", lines('$self.["a()"]()', '$static.["b()"]()', '$parent.["c()"]()', "new $self()")],
    ["const X = 1; define('Y', 2); __DIR__;", lines("<constant#X> = 1", '<function#define>("Y", 2)', "<constant#__DIR__>")],
  ])("%s", (code, expected) => expect(printPhp(code)).toBe(expected));
});

describe("variables", () => {
  it("belong to their function", () => {
    const program = lowerPhp("<?php $a; function f($b) { $a = $b; global $g; static $s = 1; $s; $g; }");
    expect(program.owns).toEqual(["a", "g", "s#static10"]);
    expect(program.functions[0]?.owns).toEqual(["b#10", "a#10"]);
    expect(program.statics.map(({ variable }) => variable)).toEqual(["s#static10"]);
  });

  it("of an enclosing function are seen by closures", () => {
    expect(printPhp("function f($a) { return function ($b) use ($a, &$c) { return fn($d) => $a . $b . $c . $d . $e; }; }")).toBe(
      lines(
        "declare function function#f(a#6) {",
        "  return lexical function (b#30) {",
        "    return lexical function (d#67) {",
        "      return text($a#6, $b#30, $c#6, $d#67, $e#30)",
        "    }",
        "  }",
        "}",
      ),
    );
  });

  it.each([
    ["$GLOBALS['x'] = 1;", "$x = 1"],
    ["$_GET['x'];", '<variable#_GET>["x"]'],
    ["$$x; ${'a' . $b};", lines("?variable variable($x)", '?variable variable(("a" concat $b))')],
    ["$a = &$b; $a =& f(); unset($a['b'], $c);", lines("$a =& $b", "$a = <function#f>()", 'remove $a["b"]', "remove $c")],
    [
      "$a['5']; $a[5]; $a[-1]; $a[true]; $a[null]; $a[CURLOPT_X]; $a[] = 1;",
      lines('$a["5"]', '$a["5"]', '$a["-1"]', '$a["1"]', '$a[""]', "$a[<constant#CURLOPT_X>]", "$a[undefined] = 1"),
    ],
    ["compact('a', 'b'); compact($a);", lines('["a": $a, "b": $b]', "<function#compact>($a)")],
  ])("%s", (code, expected) => expect(printPhp(code)).toBe(expected));
});

describe("expressions", () => {
  it.each([
    ["0x1F; 017; 1_000; .5; 'a\\'b'; \"a\\n\";", lines("31", "15", "1000", "0.5", '"a\'b"', '"a\\n"')],
    ['"a $b[k] {$c->d(1)} ${e}";', 'text("a ", $b["k"], " ", $c.["d()"](1), " ", $e)'],
    ["<<<E\n  a $b\n  E; <<<'E'\nx\nE; `ls $a`;", lines('text("a ", $b)', '"x"', '<function#shell_exec>(text("ls ", $a))')],
    ["[1, 'a' => 2, ...$b, &$c]; array(1);", lines('[1, "a": 2, ...$b, $c]', "[1]")],
    [
      "$a + $b; $a . $b; $a . $b . 'c'; $a - 1; $a <=> $b; $a ?? $b; $a ?: $b; $a ? 1 : 2; $a xor $b;",
      lines(
        "($a addOrUnion $b)",
        "($a concat $b)",
        'text($a, $b, "c")',
        "($a subtract 1)",
        "($a spaceship $b)",
        "($a absent $b)",
        "($a truthyElse $b)",
        "($a ? 1 : 2)",
        "?xor($a, $b)",
      ),
    ],
    // php-parser has the precedence of PHP 7.
    [
      "$a . $b + $c; ($a . $b) + $c; $a - $b . $c;",
      lines("($a concat ($b addOrUnion $c))", "(($a concat $b) addOrUnion $c)", "(($a subtract $b) concat $c)"),
    ],
    [
      "!$a; -$a; (int)$a; (string) $a; (bool) $a; (array) f(); @f();",
      lines("not($a)", "negate($a)", "number($a)", "string($a)", "boolean($a)", "<function#f>()", "<function#f>()"),
    ],
    ["empty($a); isset($a, $b['c']);", lines("empty($a)", '(isset($a) and isset($b["c"]))')],
    [
      "$a .= 'x'; $a += 1; $a ??= 2; $a++; --$a; $a |= 1;",
      lines(
        '$a = ($a concat "x")',
        "$a = ($a addOrUnion 1)",
        "$a = ($a absent 2)",
        "$a = ($a addOrUnion 1)",
        "$a = ($a subtract 1)",
        "$a = ($a bitOr 1)",
      ),
    ],
    ["[$a, 'k' => [, $b]] = f();", '($~6 = <function#f>(), $a = $~6["0"], $~18 = $~6["k"], $b = $~18["1"], $~6)'],
    ["list($a) = $b;", '($~6 = $b, $a = $~6["0"], $~6)'],
    [
      "f(...$a, ...$b); f(n: 1); strlen(...); $o->m(...); clone $a; new class(1) extends B {};",
      lines(
        "<function#f>(...$a, ...$b)",
        "<function#f>(n: 1)",
        "<function#strlen>",
        '$o.["m()"]',
        "<function#clone>($a)",
        "new class  extends <class#b> {}(1)",
      ),
    ],
    ["$a |> f(...) |> $g;", "$g(<function#f>($a))"],
    [
      "$x = match ($a) { 1, 2 => 'b', default => 'c' }; match (true) { $a > 1 => 2 };",
      lines('$x = ((($a identical 1) or ($a identical 2)) ? "b" : "c")', "(($a greater 1) ? 2 : ?throw())"),
    ],
    ["match (f()) { 1 => 2 };", "($~6 = <function#f>(), (($~6 identical 1) ? 2 : ?throw()))"],
    [
      "$a = $b ?? throw new E; f() || die();",
      lines("$a = ($b absent ?throw(new <class#e>()))", lines("if not(<function#f>()) {", "  exit", "}")),
    ],
    ["g(f() or die('x'));", '<function#g>((<function#f>() or <function#exit>("x")))'],
    ["function g() { yield 1; }", lines("declare generator function function#g() {", "  await 1", "}")],
  ])("%s", (code, expected) => expect(printPhp(code)).toBe(expected));
});

describe("statements", () => {
  it.each([
    [
      "f() or die('x'); $a and exit; exit(1); throw $e;",
      lines("if not(<function#f>()) {", '  exit "x"', "}", "if $a {", "  exit", "}", "exit 1", "throw $e"),
    ],
    ["if ($a) f(); elseif ($b): endif;", lines("if $a {", "  <function#f>()", "} else {", "  if $b {}", "}")],
    ["echo $a, f(); print $b; ?>html<?= $c ?>", lines("$a", "<function#f>()", "$b", "$c")],
    ["while ($a) { break; continue; }", lines("loop loop6 while $a {", "  break loop6", "  continue loop6", "}")],
    ["do { f(); } while ($a);", lines("loop loop6 {", "  <function#f>()", "} while $a")],
    [
      "for ($i = 0, $j = 1; $i < 3; $i++) f();",
      lines("$i = 0", "$j = 1", "loop loop6 while ($i less 3) then $i = ($i addOrUnion 1) {", "  <function#f>()", "}"),
    ],
    ["foreach ($a as $k => &$v) { f(); }", lines("each loop6 $a as &$k, $v {", "  <function#f>()", "}")],
    ["foreach ($a as ['x' => $x]) { f(); }", lines("each loop6 $a as $~21 {", '  $x = $~21["x"]', "  <function#f>()", "}")],
    [
      "while (1) { switch ($a) { case 1: continue 2; case 2: continue; } }",
      lines(
        "loop loop6 while 1 {",
        "  switch18 {",
        "    if ($a equal 1) {",
        "      continue loop6",
        "    } else {",
        "      if ($a equal 2) {}",
        "    }",
        "  }",
        "}",
      ),
    ],
    [
      "switch (f()) { default: d(); case 1: case 2: a(); break; case 3: b(); case 4: c(); }",
      lines(
        "switch6 {",
        "  $~6 = <function#f>()",
        "  if (($~6 equal 1) or ($~6 equal 2)) {",
        "    <function#a>()",
        "  } else {",
        "    if ($~6 equal 3) {",
        "      <function#b>()",
        "      <function#c>()",
        "    } else {",
        "      if ($~6 equal 4) {",
        "        <function#c>()",
        "      } else {",
        "        <function#d>()",
        "        <function#a>()",
        "      }",
        "    }",
        "  }",
        "}",
      ),
    ],
    ["switch (true) { case $a > 1: b(); }", lines("switch6 {", "  if ($a greater 1) {", "    <function#b>()", "  }", "}")],
    [
      "try { a(); } catch (A | B $e) { b(); } catch (C) { c(); } finally { d(); }",
      lines(
        "try {",
        "  <function#a>()",
        "} catch e{",
        "  if ?catch() {",
        "    <function#b>()",
        "  } else {",
        "    <function#c>()",
        "  }",
        "} finally {",
        "  <function#d>()",
        "}",
      ),
    ],
    ["f(); function f() {} class A {}", lines("declare function function#f() {}", "declare class class#a {}", "<function#f>()")],
    ["declare(strict_types=1); goto a; a: f();", "<function#f>()"],
  ])("%s", (code, expected) => expect(printPhp(code)).toBe(expected));

  it("find the files they include", () => {
    const includes =
      "require 'a.php'; include_once __DIR__ . '/b.php'; require dirname(__FILE__) . '/c.php'; require dirname(__DIR__, 2) . '/d' . '.php'; require $e; require '/f.php';";
    expect(lowerPhp(`<?php ${includes}`).imports).toEqual(["./a.php", "./b.php", "./c.php", "./../../d.php"]);
  });
});

describe("classes", () => {
  it.each([
    [
      "namespace N; abstract class A extends B implements C { use T; const X = 1; public static ?B $s = null; private int|B $p; public function __construct(private B $q, $r = 1) {} abstract function no(); private static function Get(self $a, ...$b): static {} }",
      lines(
        "declare abstract class class#n\\a extends <class#n\\b> implements <class#n\\c> uses <class#n\\t> {",
        "  static X = 1",
        "  static class#n\\b $s = null",
        "  private class#n\\b p",
        "  class#n\\b q",
        "  constructor function __construct()(class#n\\b this.q#127, r#127 = 1) {}",
        "  private static function get()(class#n\\a a#204, ...b#204): class#n\\a {}",
        "}",
      ),
    ],
    ["class A { function a() {} }", lines("declare class class#a {", "  constructor function a()() {}", "}")],
    [
      "interface I extends J { const X = 1; function f(); }",
      lines("declare abstract class class#i implements <class#j> {", "  static X = 1", "}"),
    ],
    ["trait T { function f() {} }", lines("declare abstract class class#t {", "  function f()() {}", "}")],
    [
      "enum E: string { case A = 'a'; case B; const C = self::A; }",
      lines(
        "declare class class#e {",
        '  static A = ref["name": "A", "value": "a"]',
        '  static B = ref["name": "B"]',
        '  static C = $self.["A"]',
        "}",
      ),
    ],
    ["class A { public string $x { get => 'a'; set { $this->x = $value; } } }", lines("declare class class#a {", "  x", "}")],
  ])("%s", (code, expected) => expect(printPhp(code)).toBe(expected));

  it("keep an unwanted body closed", () => {
    const program = lowerPhp(
      "<?php class A { function f($a = 1) { $b = function () {}; } function g() { $c; } }",
      ({ start }) => start > 40,
    );
    expect(program.functions.map(({ name, body, owns }) => [name, body?.length, owns])).toEqual([
      ["f()", undefined, ["a#16"]],
      ["g()", 1, ["c#60"]],
    ]);
  });
});

describe("spans", () => {
  // Each marks its calls: the text from `call` up to the parenthesis that ends it.
  it.each([
    ["a(1);", ["a(1)"]],
    ["a(1) ;", ["a(1)"]],
    ["a(1) /* ) */ ;", ["a(1)"]],
    ["a(1) ?>", ["a(1)"]],
    ["@a((1));", ["a((1))"]],
    ["$x = (int) (a( $b, ) + 1);", ["a( $b, )"]],
    ["b($c) or $d;", ["b($c)"]],
    ["(new X)->m(1);", ["(new X)->m(1)", "new X"]],
    ["((new X(1)))->m();", ["((new X(1)))->m()", "new X(1)"]],
    ["($a ?? $b)(1);", ["($a ?? $b)(1)"]],
    ["((array) $a)->m();", ["((array) $a)->m()"]],
    ["( // c's\n$a)->m();", ["( // c's\n$a)->m()"]],
    ["$a->b(/* x) */)\n  ->c( // )\n  $d\n);", ["$a->b(/* x) */)", "$a->b(/* x) */)\n  ->c( // )\n  $d\n)"]],
    ["$a instanceof B ? c() : d();", ["c()", "d()"]],
    ["new class(1) { };", ["new class(1) { }"]],
    ["new X;", ["new X"]],
    ["f($a[] = g());", ["f($a[] = g())", "g()"]],
    ["f(...$a);", ["f(...$a)"]],
    ["f(n: ($a));", ["f(n: ($a))"]],
    ['"{$a->b(")")}";', ['$a->b(")")']],
    ["A::b(function () { });", ["A::b(function () { })"]],
    ["include('a.php');", ["include('a.php')"]],
    ["$o::class; $f($o::class);", ["$f($o::class)"]],
  ])("%s", (code, expected) => {
    for (const source of [`<?php ${code}`, `<?php é😀(); ${code}`.replaceAll("\n", "\r\n")]) {
      const texts = findCalls(lowerPhp(source)).map(({ start, end }) => source.slice(start, end).replaceAll("\r\n", "\n"));
      expect(texts.filter((text) => text !== "é😀()").sort()).toEqual([...expected].sort());
    }
  });

  it("of argument lists hold their parentheses", () => {
    const source = "<?php f ($a, (1)); new X; (new Y)->m( /* ( */ );";
    const lists = findCalls(lowerPhp(source)).map(({ argumentList }) => argumentList && source.slice(argumentList.start, argumentList.end));
    expect(lists.sort()).toEqual(["( /* ( */ )", "($a, (1))", undefined, undefined]);
  });

  it("of operations hold the parentheses of their operands", () => {
    const source = "<?php $x = (int) ($a / $b) + ($c . 'd');";
    const [statement] = lowerPhp(source).body;
    const value = statement?.kind === "expression" && statement.value.kind === "assign" ? statement.value.value : undefined;
    expect(value && source.slice(value.start, value.end)).toBe("(int) ($a / $b) + ($c . 'd')");
  });
});

describe("php-parser's defects", () => {
  it.each([
    ["nested list in foreach", "foreach ($a as list($b, list($c))) {} wait();"],
    ["closure with use as a statement", "function () use ($a) { wait(); };"],
    ["static arrow function as a statement", "static fn () => wait();"],
    ["clone of new", "clone new Foo; wait();"],
    ["clone of an operation", "clone ($a ?? wait());"],
    ["reserved word as a method", "A::$b::new(wait());"],
    ["named argument after a spread", "f(...$a, name: wait());"],
    ["instanceof an expression", "$a instanceof (x()) && wait();"],
    ["type that starts with a group", "class A { public (B&C)|null $x; function m() { wait(); } }"],
    ["readonly as a function", "function readonly() {} readonly(wait());"],
    ["named exit status", "exit(status: wait());"],
    ["cast to void", "(void) wait();"],
    ["final promotion", "class A { function __construct(final public int $x) { wait(); } }"],
    ["empty line in an indented heredoc, CRLF", "$x = <<<E\r\n\ta\r\n\r\n\tb\r\n\tE;\r\nwait();"],
    ["reference to new", "$a =& new Foo(wait()); "],
    ["return of a reference to new", "function &f() { return &new X(wait()); }"],
    ["argument that is a reference to new", "g(&new X(wait()));"],
    ["control characters", "\f f(); \u0001 wait();"],
    ["a placeholder for a class name", "class <name>Foo { function f() { wait(); } }"],
    ["a long chain of elseif", `if ($a) {} ${"elseif ($a) {} ".repeat(5000)} else { wait(); }`],
    ["a long concatenation", `$x = $a ${". $b ".repeat(2000)} . wait();`],
  ])("%s", (_, code) => {
    const source = `<?php ${code}`;
    const waits = findCalls(lowerPhp(source)).map(({ start, end }) => source.slice(start, end));
    expect(waits).toContain("wait()");
  });

  it.each([
    ["else if", `if ($a) {} ${"else if ($a) {} ".repeat(20_000)}`],
    ["brackets", `$a = ${"[".repeat(5000)}${"]".repeat(5000)};`],
    ["members", `$a${"->b()".repeat(50_000)};`],
  ])("nesting of %s beyond the call stack", (_, code) => {
    expect(phpFrontEnd.lower("a.php", `<?php ${code}`, { wants: () => true })).toMatchObject({ ok: false, reason: "nesting too deep" });
  });

  it("chains longer than the parser reads", () => {
    const operand = { kind: "variable", name: "a", loc: { start: { offset: 0 }, end: { offset: 2 } } };
    const chain = (type: string) =>
      Array.from({ length: 20_000 }).reduce<{ kind: string }>((left) => ({ kind: "bin", type, left, right: operand }), operand);
    const concatenation = lowerBinary(chain("."), new Context("", () => true));
    expect(concatenation.kind === "template" && concatenation.parts.length).toBe(20_001);
    expect(lowerBinary(chain("||"), new Context("", () => true)).kind).toBe("logical");
  });

  it("short tags, where the file has them", () => {
    expect(findCalls(lowerPhp('<?xml version="1.0"?><? f(); ?>a<?= g() ?>')).length).toBe(2);
    expect(lowerPhp('<?xml version="1.0"?><p>').body).toEqual([]);
  });
});

it("tells the line where parsing ended", () => {
  const lowered = phpFrontEnd.lower("a.php", `<?php\n\n$a = ${"[".repeat(5000)}`, { wants: () => true });
  expect(lowered).toMatchObject({ ok: false, reason: "nesting too deep", line: 3 });
});

it("takes a declaration inside a call that never ends for a syntax error, not for errors without end", () => {
  const text = "<?php\nclass A { function g() { f( <?php\nnamespace X;\nuse Y;\nclass B {}\n";
  expect(phpFrontEnd.lower("a.php", text, { wants: () => true })).toMatchObject({ ok: false, reason: "syntax error" });
});
