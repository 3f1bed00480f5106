import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCaseFiles } from "../proofs/runner/cases.ts";
import { libraries } from "../rules/index.ts";
import { ASPECTS } from "./support/aspects.ts";

test("nothing that `npm run new` left open is still open", () => {
  const files = ["rules", "fixtures"].flatMap((directory) =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  expect(files.filter((file) => /\bFILL\b/.test(readFileSync(file, "utf8")))).toEqual([]);
});

describe("no gap without a reason, and no reason without a gap", () => {
  const proved = new Set<string>(readCaseFiles().map(({ library }) => library));

  test.each(libraries.map((library) => [library.id, library] as const))("%s", (id, { fixes, gaps = {} }) => {
    const isThere: { readonly [what: string]: boolean } = { fix: fixes !== undefined, proof: proved.has(id) };
    expect(Object.keys(isThere).filter((what) => isThere[what] === (gaps[what] !== undefined))).toEqual([]);
    expect(Object.keys(gaps).filter((what) => !(what in isThere) && !(ASPECTS as readonly string[]).includes(what))).toEqual([]);
  });
});
