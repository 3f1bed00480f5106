/** Runs the programs against the peers and writes the table: `npm run prove [-- js/axios php/curl …]`. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type CaseFile, PROOFS, readCaseFiles } from "./cases.ts";
import { type Claim, claimsOf, type Program } from "./claims.ts";
import { execute, type Observed } from "./execute.ts";
import { closeUnaccepting } from "./peers.ts";
import { idOf, libraryOf, printResults, printTable, type Row, readTable } from "./table.ts";

/** They wait more than they work. */
const AT_ONCE = 20;

interface Job {
  readonly program: Program;
  readonly claim: Claim;
  readonly version: string;
  readonly file: string;
}

/** Answers the exit code. */
export async function prove(names: readonly string[], print: (line: string) => void): Promise<number> {
  const files = readCaseFiles().filter(({ library }) => names.length === 0 || names.includes(library));
  const unknown = names.filter((name) => !files.some(({ library }) => library === name));
  if (unknown.length > 0 || files.length === 0) {
    print(`No cases for ${unknown.join(", ")}: see ${PROOFS}/cases`);
    return 2;
  }
  const started = performance.now();
  const scratch = join(PROOFS, ".running", String(process.pid));
  mkdirSync(scratch, { recursive: true });
  try {
    const problems: string[] = [];
    const jobs: Job[] = [];
    for (const file of files) {
      const version = versionOf(file);
      if (version === undefined) problems.push(`${file.library}: ${file.package} is not installed`);
      for (const program of claimsOf(file)) {
        if (program.problem !== undefined) problems.push(`${file.library} ${program.name}: ${program.problem}`);
        else if (version !== undefined) jobs.push(...jobsOf(program, version, scratch));
      }
    }
    print(`${files.length} libraries, ${jobs.length} runs`);
    const rows = await runAll(jobs, scratch, print);
    problems.push(...rows.filter(({ ok }) => ok !== "yes").map(({ id, expected, outcome }) => `${id}: ${outcome}, expected: ${expected}`));
    write(files, rows);
    print(`\n${rows.length} runs in ${((performance.now() - started) / 1000).toFixed(0)} s, ${problems.length} problems`);
    for (const problem of problems) print(`✖ ${problem}`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await closeUnaccepting();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function jobsOf(program: Program, version: string, scratch: string): readonly Job[] {
  const { file, name, text, claims } = program;
  const path = join(scratch, `${file.library.replace("/", "-")}-${name}.${file.extension}`);
  writeFileSync(path, text);
  return claims.map((claim) => ({ program, claim, version, file: path }));
}

async function runAll(jobs: readonly Job[], scratch: string, print: (line: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const again: number[] = [];
  const waiting = jobs.map((_, at) => at);
  const runOne = async (at: number, isLast: boolean) => {
    const job = jobs[at] as Job;
    const observed = await execute(
      { file: job.file, prepend: prependFor(job.program.file, scratch) },
      job.claim.wait.peer,
      job.claim.leastSeconds,
    );
    const row = toRow(job, observed);
    if (row.ok === "yes" || isLast) rows[at] = row;
    else again.push(at);
    print(
      `${row.ok === "yes" ? "✔" : isLast ? "✖" : "↻"} ${row.id}  ${row.outcome} ${row.seconds} s${row.ok === "yes" ? "" : `  ${observed.said}`}`,
    );
  };
  const work = async (list: number[], isLast: boolean) => {
    for (let at = list.shift(); at !== undefined; at = list.shift()) await runOne(at, isLast);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(waiting, false)));
  // Once more with less company: a start that took long on a loaded machine is no disproof.
  await Promise.all(Array.from({ length: 4 }, () => work(again, true)));
  return rows;
}

function toRow({ program, claim, version }: Job, { outcome, seconds }: Observed): Row {
  const { wait, limit, expected } = claim;
  const isOk = outcome !== "failed" && (expected === "open" || (expected === "waits") === (outcome === "waits"));
  return {
    id: idOf(program, wait.peer),
    version,
    peer: wait.peer,
    phase: wait.phase,
    limit,
    expected,
    outcome,
    seconds: seconds.toFixed(1),
    ok: isOk ? "yes" : "no",
    case: program.caseHash,
    claim: program.claimHash,
  };
}

/** What was run takes the place of what the table said of these libraries. */
function write(files: readonly CaseFile[], rows: readonly Row[]): void {
  const present = new Set(readCaseFiles().map(({ library }) => library as string));
  const run = new Set(files.map(({ library }) => library as string));
  const kept = readTable().filter((row) => present.has(libraryOf(row)) && !run.has(libraryOf(row)));
  const all = [...kept, ...rows];
  const sorted = [...present].flatMap((library) => all.filter((row) => libraryOf(row) === library));
  writeFileSync(join(PROOFS, "results.tsv"), printTable(sorted));
  writeFileSync(join(PROOFS, "RESULTS.md"), printResults(sorted));
}

/** Libraries are loaded first: the clock runs from `READY`. */
function prependFor({ loads, library }: CaseFile, scratch: string): string | undefined {
  if (library.startsWith("js/")) return undefined;
  const path = join(scratch, `${library.replace("/", "-")}.prepend.php`);
  if (!existsSync(path))
    writeFileSync(path, `<?php\n${loads.map((file) => `require_once '${file}';\n`).join("")}fwrite(STDOUT, "READY\\n");\n`);
  return path;
}

function versionOf({ library, package: name }: CaseFile): string | undefined {
  if (name === "node") return `node ${process.versions.node}`;
  if (library.startsWith("php/")) {
    const { status, stdout } = spawnSync("dpkg-query", ["--show", "--showformat=${Version}", name], { encoding: "utf8" });
    return status === 0 && stdout !== "" ? `${name} ${stdout.trim()}` : undefined;
  }
  const manifest = resolve(PROOFS, "node_modules", name, "package.json");
  return existsSync(manifest) ? `${name} ${JSON.parse(readFileSync(manifest, "utf8")).version}` : undefined;
}
