import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Built, buildCommand } from "./support/built.ts";

/** The kit for CI, run as it stands: `npx` is ours, and runs the command built from this source. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-kit-")));
const shop = join(folder, "shop");
const NEW_CALL = "<?php\nfunction fetchRates($url) {\n  $ch = curl_init($url);\n  return curl_exec($ch);\n}\n";
let built: Built;

beforeAll(() => {
  built = buildCommand();
  mkdirSync(join(folder, "bin"));
  for (const [name, script] of [
    [
      "npx",
      `[ "$1" = --yes ] && shift\ncase "$1" in timeout-lint@*) shift;; *) exit 99;; esac\nexec '${process.execPath}' '${built.cli}' "$@"`,
    ],
    ["timeout-lint", `exec '${process.execPath}' '${built.cli}' "$@"`],
  ] as const) {
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  cpSync("fixtures/projects/story", shop, { recursive: true });
  bash("git init -q -b main && git add -A && git commit -qm 'The shop'");
}, 60_000);
afterAll(() => {
  built?.remove();
  rmSync(folder, { recursive: true, force: true });
});

function bash(script: string, env: { readonly [name: string]: string } = {}) {
  const identity = {
    GIT_AUTHOR_NAME: "x",
    GIT_AUTHOR_EMAIL: "x@example.org",
    GIT_COMMITTER_NAME: "x",
    GIT_COMMITTER_EMAIL: "x@example.org",
  };
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: shop,
    encoding: "utf8",
    timeout: 60_000,
    env: { PATH: `${join(folder, "bin")}:${process.env["PATH"]}`, HOME: folder, CI: "true", ...identity, ...env },
  });
  return { status, out: stdout, err: stderr };
}

/** With the new call in place, for as long as the task takes. */
function withNewCall<Answer>(task: () => Answer): Answer {
  writeFileSync(join(shop, "site/src/rates.php"), NEW_CALL);
  try {
    return task();
  } finally {
    rmSync(join(shop, "site/src/rates.php"));
  }
}

describe("docs/ci.md", () => {
  const page = readFileSync("docs/ci.md", "utf8");
  const blocks = [...page.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = ""]) => block);
  // Installing from the registry, and running what came of it, is test/package.test.ts's.
  const here = blocks.filter((block) => !/\bnpm install\b|\btar xzf\b/.test(block));

  test.each(here.map((block) => [block]))(
    "%s",
    (block) => {
      const { status, err } = bash(block);
      expect({ status, err: status === 0 ? "" : err }).toEqual({ status: 0, err: "" });
    },
    60_000,
  );

  test("what the recipes promise is there", () => {
    expect(here.length).toBeGreaterThan(10);
    for (const file of [
      "timeouts.html",
      "timeouts.sarif",
      "summary.md",
      "timeouts.junit.xml",
      "timeouts.checkstyle.xml",
      "timeout-lint-baseline.json",
    ])
      expect(existsSync(join(shop, file))).toBe(true);
  });

  test("a new call fails and is named, in every way to look at what changed", () => {
    withNewCall(() => {
      for (const flag of ["", "--changed", "--since main"]) {
        const { status, out } = bash(`npx --yes timeout-lint@latest ${flag}`);
        expect([flag, status, out.match(/^\S+\.(?:php|ts)$/gm)]).toEqual([flag, 1, ["site/src/rates.php"]]);
      }
    });
  });
});

describe("action.yml", () => {
  const action = parse(readFileSync("action.yml", "utf8"));
  const step = action.runs.steps.find(({ id }: { id?: string }) => id === "lint");
  const run = (inputs: { readonly [name: string]: string } = {}) => {
    const runner = mkdtempSync(join(folder, "runner-"));
    const valueOf = (expression: string) => {
      const [, name = ""] = /inputs\.([\w-]+)/.exec(expression) ?? [];
      return inputs[name] ?? (name === "" ? (inputs["base"] ?? "") : String(action.inputs[name].default));
    };
    const env = Object.fromEntries(Object.entries<string>(step.env).map(([name, value]) => [name, valueOf(value)]));
    const files = { GITHUB_OUTPUT: join(runner, "output"), GITHUB_STEP_SUMMARY: join(runner, "summary.md"), RUNNER_TEMP: runner };
    for (const file of [files.GITHUB_OUTPUT, files.GITHUB_STEP_SUMMARY]) writeFileSync(file, "");
    const { status, out, err } = bash(step.run, { ...env, ...files, GITHUB_ACTIONS: "true" });
    return {
      status,
      out,
      err,
      output: readFileSync(files.GITHUB_OUTPUT, "utf8"),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
      runner,
    };
  };

  test("reports, annotates, sums up and uploads", () => {
    const { status, out, output, summary, runner } = withNewCall(() => run());
    expect(status).toBe(1);
    expect(out).toMatch(/^::error file=site\/src\/rates\.php,line=4,/m);
    expect(output).toBe(`sarif=${join(runner, "timeout-lint.sarif")}\n`);
    expect(JSON.parse(readFileSync(join(runner, "timeout-lint.sarif"), "utf8")).runs).toHaveLength(1);
    expect(summary).toMatch(/^## ❌ timeout-lint: 1 problem/);
    expect(run()).toMatchObject({ status: 0, summary: expect.stringMatching(/^## ✅/) });
    expect(run({ summary: "false" }).summary).toBe("");
  });
  test("passes arguments on, and never runs them", () => {
    expect(run({ args: "--quiet $(touch evil) ; touch evil" }).err).toMatch(/no such file|matches/);
    expect(existsSync(join(shop, "evil"))).toBe(false);
  });
  test("a branch to compare with that is not there is told", () => {
    expect(run({ "changed-only": "true", base: "main" })).toMatchObject({
      status: 2,
      err: expect.stringContaining("git knows no commit `origin/main`"),
    });
  });
  test("its upload waits for a file, and for the wish", () => {
    const upload = action.runs.steps.find(({ uses = "" }) => uses.includes("upload-sarif"));
    expect(upload.if).toContain("inputs.sarif == 'true'");
    expect(Object.keys(step.env).length).toBeGreaterThan(0);
    // No input is pasted into the script.
    expect(step.run).not.toContain("${{");
  });
});

test("kit/gitlab-ci.yml", () => {
  const { "timeout-lint": job } = parse(readFileSync("kit/gitlab-ci.yml", "utf8"));
  const { status } = withNewCall(() => bash(job.script.join("\n")));
  expect(status).toBe(1);
  for (const report of Object.values<string>(job.artifacts.reports)) expect(existsSync(join(shop, report))).toBe(true);
  expect(JSON.parse(readFileSync(join(shop, job.artifacts.reports.codequality), "utf8"))).toHaveLength(1);
});

describe(".pre-commit-hooks.yaml", () => {
  const hooks = parse(readFileSync(".pre-commit-hooks.yaml", "utf8"));
  const bin = JSON.parse(readFileSync("package.json", "utf8")).bin;

  test("runs what the package brings, once, on all that is staged", () => {
    for (const { entry, language, pass_filenames } of hooks) {
      expect(Object.keys(bin)).toContain(entry.split(" ")[0]);
      expect([language, pass_filenames]).toEqual(["node", false]);
    }
  });
  test.each([
    ["timeout-lint", 1],
    ["timeout-lint-all", 1],
  ])("%s", (id, expected) => {
    const { entry } = hooks.find((hook: { id: string }) => hook.id === id);
    const { status, out } = withNewCall(() => bash(`git add site/src/rates.php; ${entry}`));
    bash("git reset -q");
    expect([status, out.match(/^\S+\.php$/gm)]).toEqual([expected, ["site/src/rates.php"]]);
    expect(bash(entry).status).toBe(0);
  });
});

const hasDocker = spawnSync("docker", ["image", "inspect", "node:22-slim"], { stdio: "ignore", timeout: 10_000 }).status === 0;
test.skipIf(!hasDocker)(
  "the image of the Docker recipe runs the command",
  () => {
    const { status } = spawnSync("docker", ["run", "--rm", "-v", `${shop}:/src`, "-w", "/src", "node:22-slim", "node", "--version"], {
      timeout: 60_000,
    });
    expect(status).toBe(0);
  },
  90_000,
);
