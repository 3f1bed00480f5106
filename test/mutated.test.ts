import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Built, buildCommand } from "./support/built.ts";

/** Files as editors, merges and disks leave them. TIMEOUT_LINT_MUTATE names other folders to take them from, TIMEOUT_LINT_MUTATIONS how many. */
const FROM = (process.env["TIMEOUT_LINT_MUTATE"] ?? "fixtures").split(":");
const COUNT = Number(process.env["TIMEOUT_LINT_MUTATIONS"] ?? 120);
const SOURCE = /\.(?:php|inc|phtml|[cm]?[jt]sx?|vue|svelte|html)$/;
const PATIENCE_MS = 600_000;

let built: Built;
const folder = mkdtempSync(join(tmpdir(), "timeout-lint-mutated-"));

/** The same numbers every time. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Mutation = (bytes: Buffer, random: (below: number) => number) => Buffer;
const without = (pattern: RegExp): Mutation => {
  return (bytes, random) => {
    const text = bytes.toString("latin1");
    const places = [...text.matchAll(pattern)].map(({ index }) => index);
    const at = places[random(Math.max(1, places.length))];
    return Buffer.from(at === undefined ? text : text.slice(0, at) + text.slice(at + 1), "latin1");
  };
};
const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => {
    const flipped = Buffer.from(bytes);
    for (let count = 1 + random(8); count > 0 && flipped.length > 0; count -= 1) {
      const at = random(flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random(8));
    }
    return flipped;
  },
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  (bytes, random) => bytes.subarray(random(bytes.length)),
  without(/[{}]/g),
  without(/[()]/g),
  without(/['"`]/g),
  (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]),
  (bytes, random) => Buffer.concat([bytes.subarray(0, random(bytes.length)), Buffer.from("caf\xe9 \xc3\x28 ", "latin1"), bytes]),
  (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r"), "latin1"),
  (bytes) => Buffer.from(`<<<<<<< HEAD\n${bytes.toString("latin1")}=======\n${bytes.toString("latin1")}>>>>>>> topic\n`, "latin1"),
];

beforeAll(() => {
  built = buildCommand();
  const sources = FROM.flatMap((from) =>
    readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  ).sort();
  const random = createRandom(20_260_314);
  for (let at = 0; at < COUNT; at += 1) {
    const source = sources[random(sources.length)] ?? "";
    const mutation = MUTATIONS[at % MUTATIONS.length];
    const name = source.split("/").at(-1) ?? "";
    const place = join(folder, "src", String(at % 40));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${at}-${name}`), mutation?.(readFileSync(source), random) ?? "");
  }
  cpSync(join(folder, "src"), join(folder, "before"), { recursive: true });
}, PATIENCE_MS);
afterAll(() => {
  built?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  [["-f", "json", "src"]],
  [["--inventory", "-f", "html=page.html", "src"]],
  [["-f", "stylish", "-f", "sarif=a.sarif", "-f", "junit=a.xml", "-f", "markdown=a.md", "src"]],
  [["--diff", "--unsafe-fixes", "src"]],
  [["--fix", "src"]],
  [["--generate-baseline", "src"]],
])(
  "%j survives them",
  (args) => {
    const { code, signal, out, err } = built.run({ cwd: folder, timeout: PATIENCE_MS }, ...args);
    expect({ code: code === 0 || code === 1, signal }, `${out.slice(-500)}${err.slice(-500)}`).toEqual({ code: true, signal: null });
    expect(`${out}${err}`).not.toMatch(/internal error|took too long|^\s+at .*:\d+:\d+\)/m);
  },
  PATIENCE_MS,
);

test("what --fix left is what was there, or what it fixed: nothing is torn", () => {
  const names = readdirSync(join(folder, "before"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of names) {
    const place = join(entry.parentPath, entry.name);
    const before = readFileSync(place).toString("latin1");
    const after = readFileSync(place.replace(join(folder, "before"), join(folder, "src"))).toString("latin1");
    if (after === before) continue;
    // Only something was added, or a value replaced: most lines are there still.
    const lines = new Set(after.split(/[\r\n]+/));
    const kept = before.split(/[\r\n]+/).filter((line) => lines.has(line)).length;
    expect(kept, entry.name).toBeGreaterThanOrEqual(before.split(/[\r\n]+/).length - 12);
  }
});
