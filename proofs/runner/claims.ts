/** What timeout-lint says of the programs: that is what is to be proved. */
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NO_FLAGS, resolveConfig } from "../../src/config/config.ts";
import { GROUPS } from "../../src/config/schema.ts";
import type { Entry } from "../../src/finding/finding.ts";
import { createHost } from "../../src/host/host.ts";
import { run } from "../../src/run.ts";
import { type Case, type CaseFile, hashOf, PROOFS, type Wait } from "./cases.ts";

/** The limits of the programs, and of our fixes. */
export const LIMIT_SECONDS = 2;
/** When the runner gives up. */
export const GIVE_UP_SECONDS = 8;
/** A limit up to here must be seen to end the wait; one that ends too near to when the runner gives up shows nothing. */
const SHORT_SECONDS = 5;
const LONG_SECONDS = 9;

export interface Claim {
  readonly wait: Wait;
  /** The limit the model sees there; `none`; `some`: one of unknown size. */
  readonly limit: string;
  /** `open`: not claimed either way: the peer's dripping may put the limit off, or it is near to when the runner gives up. */
  readonly expected: "returns" | "waits" | "open";
  readonly leastSeconds: number;
}

export interface Program {
  readonly file: CaseFile;
  /** `fixed`: what our fix makes of `bare`. */
  readonly name: string;
  readonly text: string;
  readonly caseHash: string;
  /** Of the text that runs and all that is claimed of it: as long as it stays, the model says the same of this program. */
  readonly claimHash: string;
  readonly verdict: string;
  readonly claims: readonly Claim[];
  /** Where what is claimed is not what the program was written for. */
  readonly problem: string | undefined;
}

/** The programs of a file, and what is claimed of each. */
export function claimsOf(file: CaseFile, root = "."): readonly Program[] {
  return file.cases.flatMap((one) => {
    const { entries } = analyse(file, one.text, undefined, root);
    const program = toProgram(file, one.name, one.text, one, entries);
    if (one.name !== "bare" || file.fix === "none") return [program];
    const fixed = analyse(file, one.text, file.fix, root).fixed ?? "";
    return [program, toProgram(file, "fixed", fixed, one, fixed === "" ? [] : analyse(file, fixed, undefined, root).entries)];
  });
}

function toProgram(file: CaseFile, name: string, text: string, { hash }: Case, all: readonly Entry[]): Program {
  const entries = all.filter(({ via }) => via === undefined).sort((a, b) => a.at.start - b.at.start);
  const claims = file.waits.map((wait) => claimOf(wait, entries.length === 1 ? entries[0] : entries[wait.call]));
  const verdict = entries.map((entry) => entry.verdict).join("+");
  const said = entries.map(({ library, phases, totalSeconds }) => [
    library,
    verdict,
    Object.entries(phases).map(([phase, { seconds, from }]) => [phase, seconds, from]),
    totalSeconds,
  ]);
  return {
    file,
    name,
    text,
    caseHash: hash,
    claimHash: hashOf(JSON.stringify([said, name === "fixed" ? text : ""])),
    verdict,
    claims,
    problem: findProblem(file, name, entries, claims),
  };
}

function claimOf(wait: Wait, entry: Entry | undefined): Claim {
  const limit = entry === undefined ? undefined : wait.phase === "total" ? entry.totalSeconds : limitOf(entry, wait.phase);
  const isShort = limit === "some" || (typeof limit === "number" && limit <= SHORT_SECONDS);
  const isOpen = wait.phase === "total" || (typeof limit === "number" && limit < LONG_SECONDS);
  return {
    wait,
    limit: String(limit ?? "none"),
    expected: isShort ? "returns" : isOpen ? "open" : "waits",
    leastSeconds: typeof limit === "number" && isShort ? limit * 0.9 : 0.9,
  };
}

function limitOf({ phases, totalSeconds }: Entry, phase: "connect" | "response" | "body"): number | "some" | null {
  const { seconds = null, from } = phases[phase] ?? {};
  if (seconds === null && from === "code") return "some";
  return seconds ?? totalSeconds;
}

/** A program that says nothing of its library, or is not judged as its name tells, would prove nothing. */
function findProblem(file: CaseFile, name: string, entries: readonly Entry[], claims: readonly Claim[]): string | undefined {
  if (entries.length === 0) return name === "fixed" ? "our fix changes nothing" : "timeout-lint sees no call";
  const other = entries.find(({ library }) => library !== file.library);
  if (other !== undefined) return `the call is taken for ${other.library}'s`;
  const verdicts = entries.map(({ verdict }) => verdict);
  if (verdicts.includes("unknown")) return "judged unknown";
  const isBounded = verdicts.every((verdict) => verdict === "bounded");
  const shouldBe = /^(?:bounded|fixed)/.test(name);
  if (isBounded !== shouldBe) return `judged ${verdicts.join(" and ")}`;
  const open = claims.filter(({ expected, wait }) => expected === "waits" && wait.phase !== "connect");
  if (shouldBe && open.length > 0) return `bounded by more than ${LONG_SECONDS} s`;
  return undefined;
}

function analyse(file: CaseFile, text: string, fix: "safe" | "unsafe" | undefined, root: string) {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-claims-")));
  try {
    const cwd = join(scratch, "case");
    mkdirSync(cwd);
    copyFileSync(join(root, PROOFS, "package.json"), join(cwd, "package.json"));
    if (Object.keys(file.requires).length > 0) writeFileSync(join(cwd, "composer.json"), JSON.stringify({ require: file.requires }));
    const name = `case.${file.extension}`;
    writeFileSync(join(cwd, name), text);
    const settings = {
      groups: GROUPS,
      acceptDefaultSeconds: GIVE_UP_SECONDS,
      fix: { seconds: LIMIT_SECONDS, connectSeconds: LIMIT_SECONDS },
    };
    const config = resolveConfig(settings, NO_FLAGS, { cwd, directory: cwd, file: undefined });
    const { entries, fixed } = run({
      cwd,
      paths: [name],
      config,
      host: createHost({ cwd, roots: [cwd] }),
      follow: true,
      types: false,
      fix,
    });
    return { entries, fixed: fixed[0]?.after };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
