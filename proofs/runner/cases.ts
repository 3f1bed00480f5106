/** `proofs/cases/<language>/<library>.*`: small programs, one below the other, each under a line `//# name`. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Phase } from "../../src/finding/finding.ts";

export const PROOFS = "proofs";

/** What a peer lets a program wait for: a phase of the file's nth call, or all of them together. */
export interface Wait {
  readonly peer: string;
  readonly phase: Phase | "total";
  /** Which of the program's calls, in the order of the text, waits there. */
  readonly call: number;
}

export interface Case {
  /** `bare`, `bounded.timeout`, `look-alike.keepalive`. */
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

export interface CaseFile {
  readonly library: `${"php" | "js"}/${string}`;
  readonly extension: string;
  /** Where the version is asked for: a package of npm or Debian, `node` or `php`. */
  readonly package: string;
  /** PHP: what is loaded before the program, from the include path. */
  readonly loads: readonly string[];
  readonly waits: readonly Wait[];
  /** PHP: what the project's composer.json would require. */
  readonly requires: { readonly [name: string]: string };
  readonly fix: "safe" | "unsafe" | "none";
  readonly cases: readonly Case[];
}

const WAITS = "unaccepting=connect silent=response stalled=body dripping=total";
const WAIT = /^([\w-]+)=(connect|response|body|total)(?:@(\d))?$/;
/** What every program of the file begins with, and ends with. */
const SHARED: ReadonlySet<string> = new Set(["before", "after"]);
const KIND = /^(?:bare|bounded|partial|look-alike)(?:\.[\w.-]+)?$/;

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

export function readCaseFiles(root = "."): readonly CaseFile[] {
  return (["js", "php"] as const).flatMap((language) => {
    const directory = join(root, PROOFS, "cases", language);
    if (!existsSync(directory)) return [];
    return readdirSync(directory)
      .sort()
      .map((file) => readCaseFile(language, file, readFileSync(join(directory, file), "utf8")));
  });
}

function readCaseFile(language: "js" | "php", file: string, text: string): CaseFile {
  const [name = "", extension = ""] = file.split(/\.(?=[^.]+$)/);
  const setting = (key: string) => new RegExp(`^//! ${key}: (.+)$`, "m").exec(text)?.[1];
  const waits = setting("waits") ?? WAITS;
  const fix = setting("fix") ?? "safe";
  if (fix !== "safe" && fix !== "unsafe" && fix !== "none") throw new Error(`${file}: no such fix: ${fix}`);
  return {
    library: `${language}/${name}`,
    extension,
    package: setting("package") ?? name,
    loads: setting("loads")?.split(" ") ?? [],
    waits: waits.split(" ").map((wait) => readWait(file, wait)),
    requires: Object.fromEntries((setting("requires")?.split(" ") ?? []).map((text) => text.split("@"))),
    fix,
    cases: readCases(language, file, text, waits),
  };
}

function readWait(file: string, text: string): Wait {
  const [, peer = "", phase, call = "0"] = WAIT.exec(text) ?? [];
  if (phase === undefined) throw new Error(`${file}: not a wait: ${text}`);
  return { peer, phase: phase as Wait["phase"], call: Number(call) };
}

function readCases(language: "js" | "php", file: string, text: string, waits: string): readonly Case[] {
  const [, ...blocks] = text.split(/^\/\/# /m);
  const parts = blocks.map((block) => {
    const [name = "", ...lines] = block.split("\n");
    return { name, text: lines.join("\n").trim() };
  });
  const shared = (key: string) => parts.filter(({ name }) => name === key);
  return parts
    .filter(({ name }) => !SHARED.has(name))
    .map((part) => {
      if (!KIND.test(part.name)) throw new Error(`${file}: not the name of a case: ${part.name}`);
      const body = [...shared("before"), part, ...shared("after")].map(({ text }) => text).filter((text) => text !== "");
      const program = `${language === "php" ? "<?php\n\n" : ""}${body.join("\n")}\n`;
      return { name: part.name, text: program, hash: hashOf(`${waits}\n${program}`) };
    });
}
