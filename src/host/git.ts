import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { errorCodeOf } from "./errors.ts";
import { showPath, toAbsolute } from "./paths.ts";

/** What has changed, or why nobody can tell. Files are relative to `cwd`. */
export type Changes = { readonly ok: true; readonly files: ReadonlySet<string> } | { readonly ok: false; readonly problem: string };

export type Staged =
  | {
      readonly ok: true;
      /** What is to be committed. */
      readonly files: ReadonlySet<string>;
      /** Files whose staged bytes are not those of the work tree. */
      readonly contents: ReadonlyMap<string, Buffer>;
      /** Of these, those the work tree no longer has. */
      readonly gone: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

/** Longer than any repository takes: we of all must not wait for ever. */
const TIMEOUT_MS = 120_000;
const MOST_BYTES = 1 << 30;

class GitError extends Error {}

/** Files that differ from the last commit, or from where the branch left `since`; new ones too. */
export function findChanges(cwd: string, since: string | undefined): Changes {
  return attempt(() => {
    const top = topOf(cwd);
    const base = since === undefined ? headOf(top) : forkPoint(top, since);
    const changed = listed(git(top, ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--no-ext-diff", base, "--"]));
    const untracked = listed(git(top, ["ls-files", "--others", "--exclude-standard", "-z"]));
    return { ok: true, files: new Set([...changed, ...untracked].map((file) => showPath(cwd, toAbsolute(top, file)))) } as const;
  });
}

/** What the next commit would hold. The work tree and the index are only read. */
export function findStaged(cwd: string): Staged {
  return attempt(() => {
    const top = topOf(cwd);
    const shown = (file: string) => showPath(cwd, toAbsolute(top, file));
    const staged = listed(
      git(top, ["diff", "--cached", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--no-ext-diff", headOf(top), "--"]),
    );
    const edited = listed(git(top, ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--"]));
    const blobs = readBlobs(top, edited);
    return {
      ok: true,
      files: new Set(staged.map(shown)),
      contents: new Map(blobs.map(([file, bytes]) => [shown(file), bytes])),
      gone: blobs.flatMap(([file]) => (existsSync(toAbsolute(top, file)) ? [] : shown(file))),
    } as const;
  });
}

function attempt<Answer>(ask: () => Answer): Answer | { readonly ok: false; readonly problem: string } {
  try {
    return ask();
  } catch (error) {
    if (error instanceof GitError) return { ok: false, problem: error.message };
    throw error;
  }
}

function topOf(cwd: string): string {
  const answer = run(cwd, ["rev-parse", "--show-toplevel"]);
  if (answer.ok) return toAbsolute("/", answer.out.toString("utf8").replace(/\r?\n$/, ""));
  throw new GitError(/not a git repository/i.test(answer.problem) ? "this is no git repository" : answer.problem);
}

/** The last commit, or, before the first one, nothing at all. */
function headOf(top: string): string {
  const head = run(top, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (head.ok) return head.out.toString("utf8").trim();
  return run(top, ["hash-object", "-t", "tree", "--stdin"]).out.toString("utf8").trim();
}

function forkPoint(top: string, since: string): string {
  const isShallow = run(top, ["rev-parse", "--is-shallow-repository"]).out.toString("utf8").trim() === "true";
  const remedy = isShallow
    ? "; this clone is shallow: fetch the history first (`git fetch --unshallow`, or `fetch-depth: 0` in actions/checkout)"
    : "";
  // `--end-of-options`: a reference is never taken for an option.
  const known = run(top, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${since}^{commit}`]);
  if (!known.ok) throw new GitError(`git knows no commit \`${since}\`${remedy || "; fetch it first, or name a branch, a tag or a commit"}`);
  const commit = known.out.toString("utf8").trim();
  const base = run(top, ["merge-base", commit, "HEAD"]);
  if (!base.ok) throw new GitError(`\`${since}\` and HEAD have no common ancestor here${remedy}`);
  return base.out.toString("utf8").trim();
}

/** The staged bytes of these files; what is not in the index is left out. */
function readBlobs(top: string, files: readonly string[]): readonly (readonly [string, Buffer])[] {
  if (files.length === 0) return [];
  const asked = files.filter((file) => !file.includes("\n"));
  const answer = git(top, ["cat-file", "--batch"], asked.map((file) => `:${file}\n`).join(""));
  const found: (readonly [string, Buffer])[] = [];
  let at = 0;
  for (const file of asked) {
    const end = answer.indexOf("\n", at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(answer.toString("utf8", at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    found.push([file, answer.subarray(at, at + Number(size))]);
    at += Number(size) + 1;
  }
  return found;
}

function listed(out: Buffer): readonly string[] {
  return out.toString("utf8").split("\0").filter(Boolean);
}

function git(cwd: string, args: readonly string[], input = ""): Buffer {
  const answer = run(cwd, args, input);
  if (!answer.ok) throw new GitError(answer.problem);
  return answer.out;
}

/** No lock on the index is taken, and no watcher that the repository's settings name is started. */
function run(cwd: string, args: readonly string[], input = ""): { readonly ok: boolean; readonly out: Buffer; readonly problem: string } {
  const { status, stdout, stderr, error } = spawnSync(
    "git",
    ["--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", ...args],
    {
      cwd,
      input,
      maxBuffer: MOST_BYTES,
      timeout: TIMEOUT_MS,
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  if (error !== undefined) {
    const code = errorCodeOf(error);
    const problem = code === "ENOENT" ? "git is not installed" : code === "ETIMEDOUT" ? "git gave no answer in time" : error.message;
    return { ok: false, out: Buffer.alloc(0), problem };
  }
  const said = stderr.toString("utf8").trim().split("\n")[0] ?? "";
  return {
    ok: status === 0,
    out: stdout,
    problem: said.replace(/^(?:fatal|error): /, "").replace(/\.$/, "") || `git ended with ${status}`,
  };
}
