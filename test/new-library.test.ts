import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { ConfigFile } from "../src/config/schema.ts";
import type { Library } from "../src/model/library.ts";
import { compare, readExpectations } from "./support/expectations.ts";
import { analyseFixture } from "./support/fixtures.ts";

/** In a folder of its own; the fixtures are judged with the new model as with one from timeout-lint.json. */
describe.each(["php/foo-bar", "js/foo-bar"])("npm run new %s", (id) => {
  test("makes a model and fixtures that hold once the blanks are filled", async () => {
    const directory = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-new-")));
    try {
      symlinkSync(resolve("scripts"), join(directory, "scripts"));
      const made = execFileSync(process.execPath, ["scripts/new.mjs", id], { cwd: directory, encoding: "utf8" });
      const files = made.split("\n\n")[0]?.split("\n") ?? [];
      const read = (file: string) => readFileSync(join(directory, file), "utf8");
      const model = read(`rules/${id}.ts`);
      expect(model).toMatch(/\bFILL\b/);
      const filled = model.replaceAll(/FILL[^"\n*]*/g, "https://example.org/docs");
      const formatted = execFileSync("node_modules/.bin/biome", ["check", "--stdin-file-path", `rules/${id}.ts`, "--write"], {
        input: filled,
        encoding: "utf8",
      });
      expect(formatted).toBe(filled);
      const config = { libraries: [evaluate(filled)] } as ConfigFile;
      const fixtures = files.filter((file) => file.startsWith(`fixtures/${id}/`) && !file.includes(".fixed."));
      expect(fixtures.length).toBeGreaterThan(7);
      for (const file of fixtures) {
        const text = read(file);
        const name = file.slice("fixtures/".length);
        const { observed } = analyseFixture(name, { text, config });
        expect(compare(readExpectations(file.split("/").at(-1) ?? "", text), observed).problems).toEqual([]);
        const fixed = file.replace(/\.\w+$/, ".fixed$&");
        if (files.includes(fixed)) expect(analyseFixture(name, { text, config, fix: "safe" }).result.fixed[0]?.after).toBe(read(fixed));
      }
      expect(() => execFileSync(process.execPath, ["scripts/new.mjs", id], { cwd: directory, stdio: "pipe" })).toThrow(/is there already/);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

/** A rule file is data: without its types, it is a script. */
function evaluate(model: string): Library {
  const script = model
    .replace(/^import .*\n/, "")
    .replaceAll(" as const", "")
    .replace("export default defineLibrary(", "return (");
  return new Function(script)() as Library;
}
