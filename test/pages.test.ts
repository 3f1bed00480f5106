import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { examples } from "../rules/examples.ts";
import { libraries } from "../rules/index.ts";
import { FINDING_CODES } from "../src/finding/finding.ts";
import { bareVerdicts } from "../src/report/bare-verdicts.ts";
import { CODE_EXAMPLES } from "../src/report/code-examples.ts";
import { createWorkplace, type Workplace } from "./support/command.ts";
import { readExpectations } from "./support/expectations.ts";
import { analyseFixture, listFixtures, readFixture } from "./support/fixtures.ts";

let place: Workplace;
beforeEach(() => {
  place = createWorkplace();
});
afterEach(() => place.remove());

describe("the example of a code", () => {
  test.each(FINDING_CODES)("%s", async (code) => {
    const { language, bad, good, config = {} } = CODE_EXAMPLES[code];
    const start = language === "php" ? "<?php\n" : "";
    place.lay({
      [`bad.${language}`]: `${start}${bad}\n`,
      [`good.${language}`]: `${start}${good}\n`,
      "timeout-lint.json": JSON.stringify(config),
      "package.json": '{"type":"module"}',
    });
    const { findings } = JSON.parse((await place.run("-f", "json")).out);
    expect(findings.map((finding: { code: string; file: string }) => [finding.file, finding.code])).toEqual([[`bad.${language}`, code]]);
  });
});

describe("the example of a library", () => {
  test.each(Object.entries(examples))("%s", (id, { language, bad, verdict, good }) => {
    const judge = (text: string) =>
      analyseFixture(`${id}/example.${language}`, { text: `${language === "php" ? "<?php\n" : ""}${text}\n` }).observed;
    const ofLibrary = judge(bad ?? "").filter(({ library }) => library === id);
    if (bad !== undefined) expect(ofLibrary.map((observed) => observed.verdict)).toContain(verdict);
    if (good === undefined) return;
    // The way out of an interface's call is a client made by its class: a call of another library.
    expect(judge(good).length).toBeGreaterThan(0);
    expect(judge(good).filter(({ code }) => code !== "none")).toEqual([]);
  });
});

describe("where nothing is set, the page says what the fixtures say", () => {
  const bare = listFixtures().filter((file) => /\/bare\.\w+$/.test(file));
  test.each(bare)("%s", (file) => {
    const library = libraries.find(({ id }) => file.startsWith(`${id}/`));
    if (library === undefined) throw new Error(`${file} is of no library`);
    const told = bareVerdicts(library).map((verdict) => /\w+/.exec(verdict)?.[0]);
    // What comes from others is unknown, set or not.
    const first = readExpectations(file, readFixture(file)).find(({ verdict }) => /^(?:unbounded|default|ok)$/.test(verdict))?.verdict;
    if (first === undefined) return;
    expect(told).toContain(first === "ok" ? "default" : first);
  });
});

test("--explain prints the page of a library and of a code", async () => {
  const { out } = await place.run("--explain", "php/guzzle");
  for (const title of [
    "What waits",
    "What bounds it",
    "What looks as if it did",
    "Where nothing is set",
    "Bad: unbounded",
    "Good",
    "How `--fix` bounds it",
  ])
    expect(out).toContain(`\n${title}:\n`);
  expect((await place.run("--explain", "partial")).out).toMatch(/^partial\n[\s\S]*timeout-lint-disable-next-line partial/);
});
