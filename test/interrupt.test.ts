import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Built, buildCommand } from "./support/built.ts";

const FILES = 60;
const BEFORE = `<?php\n$ch = curl_init($url);\ncurl_exec($ch);\n${"// padding\n".repeat(200)}`;
const AFTER = BEFORE.replace(
  "curl_exec",
  "curl_setopt($ch, CURLOPT_CONNECTTIMEOUT, 10);\ncurl_setopt($ch, CURLOPT_TIMEOUT, 30);\ncurl_exec",
);

let built: Built;
let folder = "";
beforeAll(() => {
  built = buildCommand();
}, 60_000);
afterAll(() => built.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "timeout-lint-interrupt-"));
  mkdirSync(join(folder, "src"));
  for (let at = 0; at < FILES; at += 1) writeFileSync(join(folder, `src/${String(at).padStart(3, "0")}.php`), BEFORE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every file is the old one or the new one, whole. */
function countWritten(): { readonly written: number; readonly strange: readonly string[] } {
  const names = readdirSync(join(folder, "src"));
  const sources = names.filter((name) => name.endsWith(".php"));
  const texts = sources.map((name) => readFileSync(join(folder, "src", name), "utf8"));
  expect(sources).toHaveLength(FILES);
  return {
    written: texts.filter((text) => text === AFTER).length,
    strange: sources.filter((_, at) => texts[at] !== AFTER && texts[at] !== BEFORE),
  };
}

/** Starts `--fix`, sends the signal when that many files are written, waits for the end. */
function interrupt(signal: NodeJS.Signals, after: number): Promise<{ code: number | null; by: string | null; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [built.cli, "--fix"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    const poll = setInterval(() => {
      // They are written in order.
      if (readFileSync(join(folder, `src/${String(after).padStart(3, "0")}.php`), "utf8") !== AFTER) return;
      clearInterval(poll);
      child.kill(signal);
    }, 0);
    child.on("close", (code, by) => {
      clearInterval(poll);
      resolve({ code, by, err });
    });
  });
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s in the middle of --fix leaves whole files and says what was done",
  async (signal) => {
    const { code, err } = await interrupt(signal, 3);
    const { written, strange } = countWritten();
    expect(strange).toEqual([]);
    expect(written).toBeGreaterThan(3);
    expect(written).toBeLessThan(FILES);
    expect(code).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
    expect(err).toContain(
      `Applied ${written} fixes in ${written} files. Interrupted: ${FILES - written} files left as they were; run it again for these.`,
    );
    // No finished copy lies about.
    expect(readdirSync(join(folder, "src"))).toHaveLength(FILES);
    // Run again, it does the rest.
    expect(built.run({ cwd: folder }, "--fix").code).toBe(0);
    expect(countWritten().written).toBe(FILES);
  },
  60_000,
);

test.each([0, 12])(
  "SIGKILL after %i files loses nothing",
  async (after) => {
    const { by } = await interrupt("SIGKILL", after);
    expect(by).toBe("SIGKILL");
    expect(countWritten().strange).toEqual([]);
    // What was under way is no source file, and does not disturb the next run.
    expect(built.run({ cwd: folder }, "--fix").code).toBe(0);
    expect(countWritten().written).toBe(FILES);
  },
  60_000,
);

test("a full disk is told, and the file stays as it was", ({ skip }) => {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  // A disk of 64 KiB, where the system lets us have one.
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]).status !== 0) skip();
  try {
    const text = `${BEFORE}${"// more\n".repeat(5000)}`;
    writeFileSync(join(disk, "a.php"), text);
    const { code, err } = built.run({ cwd: disk }, "--fix");
    expect([code, err]).toEqual([2, expect.stringContaining("`a.php` could not be written: no space left on the device.")]);
    expect(readFileSync(join(disk, "a.php"), "utf8")).toBe(text);
    expect(readdirSync(disk)).toEqual(["a.php"]);
    expect(built.run({ cwd: disk }, "--generate-baseline").code).toBe(0);
    fill(join(disk, "b.txt"));
    const report = built.run({ cwd: disk }, "-f", "html=report.html");
    expect([report.code, report.err]).toEqual([2, expect.stringContaining("`report.html` could not be written: no space left")]);
  } finally {
    spawnSync("umount", [disk]);
  }
}, 60_000);

/** Takes what is left of the disk. */
function fill(file: string): void {
  try {
    writeFileSync(file, "x".repeat(1 << 16));
  } catch {
    // Full, as it is meant to be.
  }
}
