import { expect, test } from "vitest";
import { NO_FLAGS, resolveConfig } from "../src/config/config.ts";
import type { ConfigFile } from "../src/config/schema.ts";
import { decideFinding } from "../src/finding/decide.ts";
import type { Entry } from "../src/finding/finding.ts";
import { entryAt, limit } from "./support/entries.ts";

const BOUNDED = { verdict: "bounded", phases: { response: limit(600, "code") }, limitSeconds: 600, totalSeconds: 600 } as const;

function decide(entry: Partial<Entry>, config: ConfigFile = {}, file = "src/a.php"): string {
  const { base } = resolveConfig(config, NO_FLAGS, { cwd: "/", directory: "/", file: undefined });
  const decision = decideFinding(entryAt(file, 0, 1, entry), base);
  return decision === undefined ? "silent" : `${decision.level} ${decision.code}`;
}

const cases: readonly (readonly [string, Partial<Entry>, ConfigFile, string])[] = [
  ["no limit", { verdict: "unbounded" }, {}, "error unbounded"],
  ["a phase open", { verdict: "partial", lookAlikes: ["timeout"] }, {}, "error partial"],
  ["a long default", { verdict: "default", limitSeconds: 300 }, {}, "error default"],
  ["a short default", { verdict: "default", limitSeconds: 60 }, {}, "silent"],
  ["a short default, none accepted", { verdict: "default", limitSeconds: 5 }, { preset: "strict" }, "error default"],
  ["a long default in a browser", { verdict: "default", limitSeconds: 300, runtime: "browser" }, {}, "warning default"],
  ["a look-alike beside a default", { verdict: "default", limitSeconds: 300, lookAlikes: ["timeout"] }, {}, "error no-effect"],
  ["a look-alike where a limit may be", { verdict: "unknown", lookAlikes: ["timeout"] }, {}, "silent"],
  ["an odd unit", { ...BOUNDED, suspicious: "CURLOPT_TIMEOUT" }, {}, "error suspicious-unit"],
  ["a long limit", BOUNDED, {}, "silent"],
  ["a limit longer than allowed", BOUNDED, { maxSeconds: 300 }, "error too-long"],
  ["no total, required", { ...BOUNDED, totalSeconds: null }, { requireTotal: true }, "error too-long"],
  [
    "a total of unknown value, required",
    { ...BOUNDED, phases: { response: limit(null, "code") }, totalSeconds: null },
    { requireTotal: true },
    "silent",
  ],
  ["unknown", { verdict: "unknown" }, {}, "silent"],
  ["unknown, asked for", { verdict: "unknown" }, { severity: { unknown: "warning" } }, "warning unknown"],
  ["a database", { verdict: "unbounded", group: "database" }, {}, "silent"],
  ["a database, asked for", { verdict: "unbounded", group: "database" }, { groups: ["database"] }, "error unbounded"],
  ["loopback", { verdict: "unbounded", isLocal: true }, {}, "silent"],
  ["loopback, asked for", { verdict: "unbounded", isLocal: true }, { ignoreHosts: [] }, "error unbounded"],
  ["decided by callers", { verdict: "unbounded", decidedElsewhere: true }, {}, "silent"],
];
test.each(cases)("%s", (_, entry, config, expected) => {
  expect(decide(entry, config)).toBe(expected);
});

test.each(["tests/a.php", "src/__tests__/a.js", "a.test.ts", "b/a.spec.jsx", "HttpTest.php", "cypress/a.js", "e2e/a.ts"])(
  "%s is a test",
  (file) => {
    expect(decide({}, {}, file)).toBe("silent");
    expect(decide({}, { tests: true }, file)).toBe("error unbounded");
  },
);

test.each(["src/latest/a.php", "src/contest.php", "Testing.php", "src/test.ts"])("%s is none", (file) => {
  expect(decide({}, {}, file)).toBe("error unbounded");
});
