// One run of a command: CPU, wall and peak memory, from /usr/bin/time (Node tells nothing of its children).
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TIME = "/usr/bin/time";

export function canMeasure() {
  return spawnSync(TIME, ["-f", "%U", "true"]).status === 0;
}

/** `fine` are the exit codes of a run that did its work. */
export function measure({ command, args, cwd, fine }) {
  const file = join(tmpdir(), `timeout-lint-bench-${process.pid}`);
  const started = performance.now();
  const { error, stderr } = spawnSync(TIME, ["-q", "-o", file, "-f", "%U %S %M %x", command, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const wall = (performance.now() - started) / 1000;
  if (error !== undefined) throw error;
  const [user = 0, system = 0, kilobytes = 0, code = -1] = readFileSync(file, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
  rmSync(file, { force: true });
  if (!fine.includes(code)) throw new Error(`${command} ${args.slice(0, 4).join(" ")} …: exit code ${code}\n${stderr.slice(0, 2000)}`);
  return { cpu: user + system, wall, megabytes: kilobytes / 1024 };
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
