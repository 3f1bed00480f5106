import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCaseFiles } from "../proofs/runner/cases.ts";
import { claimsOf } from "../proofs/runner/claims.ts";
import { findStale, libraryOf, printResults, readTable } from "../proofs/runner/table.ts";
import { libraries } from "../rules/index.ts";

const files = readCaseFiles();
const rows = readTable();

/** By hashes of the programs' text and of all that the models say of them. */
describe("the table of proofs is made from the present cases and models", () => {
  test.each(files.map((file) => [file.library, file] as const))("%s", (library, file) => {
    const programs = claimsOf(file);
    expect(programs.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${problem}`]))).toEqual([]);
    const stale = findStale(
      programs,
      rows.filter((row) => libraryOf(row) === library),
    );
    expect(stale, `run: npm run prove -- ${library}`).toEqual([]);
  });

  test("no row is of a library without cases", () => {
    const known = new Set<string>(files.map(({ library }) => library));
    expect(rows.filter((row) => !known.has(libraryOf(row))).map(({ id }) => id)).toEqual([]);
  });

  test("the page is made from the table", () => {
    expect(readFileSync("proofs/RESULTS.md", "utf8")).toBe(printResults(rows));
  });
});

describe("a row's proof is the id of a measurement", () => {
  const measured = new Set([...readFileSync("proofs/facts-ids.txt", "utf8").trimEnd().split("\n"), ...rows.map(({ id }) => id)]);

  test.each(libraries.map((library) => [library.id, library] as const))("%s", (id, library) => {
    const language = id.slice(0, id.indexOf("/"));
    const unknown = proofsIn(library).filter((proof) => !measured.has(proof) && !measured.has(`${language} ${proof}`));
    expect(unknown).toEqual([]);
  });
});

function proofsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === "gaps" ? [] : key === "proof" ? [part].flat() : proofsIn(part)));
}
