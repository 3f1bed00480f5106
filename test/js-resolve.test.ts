import { expect, test } from "vitest";
import { findComments } from "../src/js/comments.ts";
import { createResolver, type ResolveHost } from "../src/js/resolve.ts";
import { createTypeScriptResolver } from "../src/js/types.ts";

const FILES: { readonly [path: string]: string } = {
  "package.json": '{ "name": "root", "workspaces": ["packages/*"] }',
  "tsconfig.json": '{ // comment\n "extends": "./tsconfig.base.json", }',
  "tsconfig.base.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"], "~lib": ["src/lib/index.ts"] } } }',
  "src/a.ts": "",
  "src/b.tsx": "",
  "src/c.mts": "",
  "src/lib/index.ts": "",
  "src/view.vue": "",
  "packages/core/package.json":
    '{ "name": "@org/core", "exports": { ".": { "types": "./dist/index.d.ts", "import": "./dist/index.js" }, "./*": "./dist/*.js" } }',
  "packages/core/src/index.ts": "",
  "packages/core/src/http.ts": "",
  "packages/odd-folder/package.json": '{ "name": "named-otherwise", "main": "lib/main.js" }',
  "packages/odd-folder/lib/main.js": "",
  "apps/web/package.json": '{ "name": "web", "imports": { "#util/*": "./util/*.js" } }',
  "apps/web/util/x.js": "",
  "apps/web/tsconfig.json": '{ "references": [{ "path": "./tsconfig.app.json" }] }',
  "apps/web/tsconfig.app.json": '{ "compilerOptions": { "baseUrl": "." } }',
};

const hostOf = (files: { readonly [path: string]: string }): ResolveHost => ({
  exists: (path) => Object.hasOwn(files, path),
  read: (path) => files[path],
  list: (directory) => [
    ...new Set(
      Object.keys(files)
        .filter((path) => path.startsWith(directory === "" ? "" : `${directory}/`))
        .map((path) => path.slice(directory === "" ? 0 : directory.length + 1).split("/")[0] ?? ""),
    ),
  ],
});
const host = hostOf(FILES);

const MEMBER = { "tools/net/package.json": '{ "name": "@org/net", "main": "net.js" }', "tools/net/net.js": "", "apps/web/a.js": "" };

test.each([
  ["lerna.json", { "package.json": "{}", "lerna.json": '{ "packages": ["tools/*"] }' }],
  ["rush.json", { "rush.json": '{ // which\n "projects": [{ "packageName": "@org/net", "projectFolder": "tools/net" }] }' }],
  ["pnpm-workspace.yaml", { "package.json": "{}", "pnpm-workspace.yaml": "packages:\n  - tools/*\n" }],
  ["workspace:", { "apps/web/package.json": '{ "dependencies": { "@org/net": "workspace:^" } }' }],
  ["file:", { "apps/web/package.json": '{ "devDependencies": { "@org/net": "file:../../tools/net" } }' }],
])("%s says where a package of the repository lies", (_, files) => {
  expect(createResolver(hostOf({ ...MEMBER, ...files })).resolve("apps/web/a.js", "@org/net")).toBe("tools/net/net.js");
});

test("a package that nothing names is not one of the repository", () => {
  expect(createResolver(hostOf(MEMBER)).resolve("apps/web/a.js", "@org/net")).toBeUndefined();
});

test.each([
  ["src/a.ts", "./b", "src/b.tsx"],
  ["src/a.ts", "./b.js", "src/b.tsx"],
  ["src/a.ts", "./c.mjs", "src/c.mts"],
  ["src/a.ts", "./lib", "src/lib/index.ts"],
  ["src/a.ts", ".", undefined],
  ["src/lib/index.ts", "..", undefined],
  ["src/lib/index.ts", "../a?raw", "src/a.ts"],
  ["src/a.ts", "../../outside", undefined],
  ["src/a.ts", "./view.vue", "src/view.vue"],
  ["src/a.ts", "@/lib", "src/lib/index.ts"],
  ["src/a.ts", "~lib", "src/lib/index.ts"],
  ["src/a.ts", "@org/core", "packages/core/src/index.ts"],
  ["src/a.ts", "@org/core/http", "packages/core/src/http.ts"],
  ["packages/core/src/http.ts", "@org/core", "packages/core/src/index.ts"],
  ["src/a.ts", "named-otherwise", "packages/odd-folder/lib/main.js"],
  ["apps/web/a.js", "#util/x", "apps/web/util/x.js"],
  ["apps/web/a.js", "util/x", "apps/web/util/x.js"],
  ["src/a.ts", "axios", undefined],
  ["src/a.ts", "node:http", undefined],
])("%s: %s", (from, specifier, expected) => {
  expect(createResolver(host).resolve(from, specifier)).toBe(expected);
});

test("packages are found by their folder's name where nothing can be listed", () => {
  const { exists, read } = host;
  const resolver = createResolver({ exists, read });
  expect(resolver.resolve("src/a.ts", "@org/core")).toBe("packages/core/src/index.ts");
  expect(resolver.resolve("src/a.ts", "named-otherwise")).toBeUndefined();
});

test("the compiler resolves what is left", () => {
  const resolver = createTypeScriptResolver(host);
  expect(resolver.resolve("src/a.ts", "@/lib")).toBe("src/lib/index.ts");
  expect(resolver.resolve("src/a.ts", "axios")).toBeUndefined();
});

test("comments are told from strings, templates and regular expressions", () => {
  const text =
    "#!/usr/bin/env node\nconst a = '// no', b = /\\/\\/[/*]/, c = `// ${d /* one */} // no`; // two\n/* three\n*/ x / 2 // four";
  const found = findComments(text, "a.ts");
  expect(found.map(({ kind, text: inner }) => [kind, inner.trim()])).toEqual([
    ["block", "one"],
    ["line", "two"],
    ["block", "three"],
    ["line", "four"],
  ]);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["/* one */", "// two", "/* three\n*/", "// four"]);
});

test("markup has comments of its own", () => {
  const text = "<!-- a --><p>// no</p><script>\n// b\n</script><!-- c -->";
  expect(findComments(text, "a.vue").map(({ kind, text: inner }) => `${kind}${inner}`)).toEqual(["html a ", "line b", "html c "]);
});
