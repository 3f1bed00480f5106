import { afterAll, describe, expect, test } from "vitest";
import { libraries as RULES } from "../rules/index.ts";
import type { ConfigFile } from "../src/config/schema.ts";
import { type Aspect, aspectsOf, shownBy } from "./support/aspects.ts";
import { compare, type Expected, readExpectations, readSetting } from "./support/expectations.ts";
import {
  analyseFixture,
  analyseProject,
  existsFixture,
  type FixTier,
  listFixtures,
  listProjects,
  readFixed,
  readFixture,
} from "./support/fixtures.ts";

const todos = { all: 0, met: [] as string[] };
/** What the fixtures of each library have shown. */
const shown = new Map(RULES.map(({ id }) => [id as string, new Set<Aspect>()]));
const analysed = new Set<string>();

describe.each(listFixtures())("%s", (file) => {
  const text = readFixture(file);
  const name = file.split("/").at(-1) ?? file;
  const config: ConfigFile = JSON.parse(readSetting("config", text) ?? "{}");
  const tier: FixTier = readSetting("fix", text) === "unsafe" ? "unsafe" : "safe";
  const fixOf = (current: string) => analyseFixture(file, { text: current, config, fix: tier }).result.fixed[0]?.after ?? current;

  test("says what each call waits for", () => {
    const { observed, result } = analyseFixture(file, { text, config });
    const { problems, todos: count, met } = compare(readExpectations(name, text), observed);
    todos.all += count;
    todos.met.push(...met.map((place) => `${file}:${place.split(":")[1]}`));
    expect([...problems, ...result.notAnalysed.map(({ reason }) => `not analysed: ${reason}`)]).toEqual([]);
    const library = file.split("/").slice(0, 2).join("/");
    const aspects = result.entries.filter((entry) => entry.library === library && entry.via === undefined).flatMap(shownBy);
    for (const aspect of [...aspects, ...(readFixed(file) === undefined ? [] : ["fix" as const])]) shown.get(library)?.add(aspect);
    analysed.add(file);
  });

  test("fixes it once, and nothing gets worse", () => {
    const count = (current: string) => analyseFixture(file, { text: current, config }).result.findings.length;
    const fixed = fixOf(text);
    expect(fixOf(fixed)).toBe(fixed);
    if (fixed !== text) expect(count(fixed)).toBeLessThan(count(text));
  });

  const wanted = readFixed(file);
  if (wanted === undefined) return;
  test("is fixed as its neighbour says", () => {
    const fixed = fixOf(text);
    expect(fixed).toBe(wanted);
    if (wanted === text) return;
    const again = [analyseFixture(file, { text: fixed, config }), analyseFixture(file, { text: fixed, config })].map(
      ({ observed }) => observed,
    );
    expect(again[0]).toEqual(again[1]);
    expect(again[0]?.filter(({ verdict, code }) => verdict !== "bounded" || code !== "none")).toEqual([]);
  });
});

describe("projects", () => {
  test.each(listProjects())("%s", (name) => {
    const expected: readonly Expected[] = JSON.parse(readFixture(`projects/${name}/expect.json`));
    const { observed, result } = analyseProject(name);
    expect([
      ...compare(expected, observed).problems,
      ...result.notAnalysed.map(({ file, reason }) => `${file} not analysed: ${reason}`),
    ]).toEqual([]);
  });
});

describe("projects, asking the compiler", () => {
  test.each(listProjects().filter((name) => existsFixture(`projects/${name}/expect.types.json`)))("%s", (name) => {
    const expected: readonly Expected[] = JSON.parse(readFixture(`projects/${name}/expect.types.json`));
    expect(compare(expected, analyseProject(name, true).observed).problems).toEqual([]);
  });
});

test("every library has a fixture that is reported, one that is not, and two that are fixed where it can be", () => {
  const libraries = new Set(listFixtures().map((file) => file.split("/").slice(0, 2).join("/")));
  const lacking = [...libraries].filter((library) => {
    const own = listFixtures().filter((file) => file.startsWith(`${library}/`));
    const expected = own.flatMap((file) => readExpectations(file, readFixture(file)));
    const isReported = expected.some(({ verdict, code }) => /unbounded|partial|^default$/.test(verdict) && code !== "none");
    const isQuiet = expected.some(({ verdict, code }) => /^(?:ok|bounded)$/.test(verdict) || code === "none");
    const rule = RULES.find(({ id }) => id === library);
    const isFixable = rule?.fixes !== undefined;
    // An interface that others implement: whatever its objects do stands where they are made.
    if (rule && !isFixable && rule.defaults === undefined) return expected.length === 0;
    return !isReported || !isQuiet || (isFixable && own.filter((file) => readFixed(file) !== undefined).length < 2);
  });
  expect(lacking).toEqual([]);
});

describe("the fixtures show all there is to show, or the model says why not", () => {
  test.each(RULES.map((library) => [library.id, library] as const))("%s", (id, library) => {
    if (listFixtures().some((file) => file.startsWith(`${id}/`) && !analysed.has(file))) return;
    const { gaps = {} } = library;
    const lacking = [...aspectsOf(library)].filter((aspect) => !shown.get(id)?.has(aspect) && gaps[aspect] === undefined);
    expect(lacking).toEqual([]);
    const stale = [...(shown.get(id) ?? [])].filter((aspect) => gaps[aspect] !== undefined);
    expect(stale, "the model excuses what is there").toEqual([]);
  });
});

afterAll(() => {
  console.log(`${todos.all} known misses in the fixtures${todos.met.length > 0 ? `, no longer missed: ${todos.met.join(", ")}` : ""}`);
});
