import { expect, test } from "vitest";
import { createDeclarations } from "../src/declarations.ts";
import { createResolver } from "../src/js/resolve.ts";
import { createMentions } from "../src/mentions.ts";

function discover(texts: { readonly [file: string]: string }) {
  const reads: string[] = [];
  const resolver = createResolver({ exists: (path) => path in texts, read: (path) => texts[path] });
  return {
    reads,
    files: Object.keys(texts).filter((file) => /\.(?:php|ts)$/.test(file)),
    languageOf: (file: string) => (file.endsWith(".php") ? ("php" as const) : ("js" as const)),
    read: (file: string) => {
      reads.push(file);
      return texts[file];
    },
    resolve: resolver.resolve,
  };
}

test("says which PHP files may declare a name", () => {
  const found = discover({
    "a/http.php":
      "<?php\nnamespace Shop\\Net;\nfinal class Http {\n  const LIMIT = 1;\n  public function get($u) {}\n}\nfunction send() {}\nconst WAIT = 3;",
    "b/http.php": "<?php\nclass Http\n{\n}\nif (!function_exists('send')) {\n  function send() {}\n}\ndefine('API_WAIT', 5);",
    "c/old.php": "<?php\nfunction &Send ( $x ) {}\n// the class Other is elsewhere\n",
    "vendor/x/http.php": "<?php function send() {} class OnlyThere {}",
  });
  const { declaredIn } = createDeclarations(found);
  expect(found.reads).toEqual([]);
  expect(declaredIn("class#shop\\net\\http")).toEqual(["a/http.php"]);
  expect(declaredIn("class#http")).toEqual(["b/http.php"]);
  expect(declaredIn("function#send")).toEqual(["c/old.php", "b/http.php"]);
  expect(declaredIn("function#shop\\net\\send")).toEqual(["a/http.php"]);
  expect(declaredIn("constant#shop\\net\\WAIT")).toEqual(["a/http.php"]);
  expect(declaredIn("constant#API_WAIT")).toEqual(["b/http.php"]);
  expect(found.reads).not.toContain("vendor/x/http.php");
  expect(declaredIn("class#onlythere")).toEqual(["vendor/x/http.php"]);
  expect(declaredIn("class#other")).toEqual([]);
});

test("says which files may call a wrapper", () => {
  const { mentions } = createMentions(
    discover({
      "src/http.ts": "export function getJson() {}",
      "src/index.ts": 'export * from "./http";',
      "src/users.ts": 'import { getJson as get } from "./http.js"; get();',
      "src/far/orders.ts": 'import { getJson } from ".."; getJson();',
      "src/far/other.ts": 'import { getJson } from "./http"; getJson();',
      "src/far/http.ts": "export function getJson() {}",
      "src/idle.ts": 'import "./http";',
      "a.php": "<?php class Http { function Get($u) {} } function http_get() {}",
      "b.php": "<?php (new Http)->get(1);",
      "c.php": "<?php $this->cache->get(1);",
      "d.php": "<?php HTTP_GET ('x'); $http_get(1);",
    }),
  );
  expect(mentions([{ name: "getJson" }], "src/http.ts")).toEqual(["src/users.ts", "src/far/orders.ts"]);
  expect(mentions([{ name: "getJson" }], "src/far/http.ts")).toEqual(["src/far/other.ts"]);
  expect(mentions([{ name: "get", owner: "class#http" }], "a.php")).toEqual(["b.php"]);
  expect(mentions([{ name: "__construct", owner: "Http" }], "a.php")).toEqual(["b.php"]);
  expect(mentions([{ name: "function#http_get" }], "a.php")).toEqual(["d.php"]);
});
