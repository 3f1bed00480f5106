import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { commandLines } from "../shared/command-lines.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const NODE = "https://nodejs.org/api/child_process.html";
const EXEC = `${NODE}#child_processexeccommand-options-callback`;
const SPAWN = `${NODE}#child_processspawncommand-args-options`;

const LINE = { argument: 0, text: "command" } as const;
const WORDS = { argument: 0, text: "command", words: 1 } as const;
const CHILD = { phases: allPhases, judged: "settling", answers: "child" } as const;

const LINE_CURL = { options: [{ ...LINE, path: ["curl"] }], onlyIf: { ...LINE, path: ["curl", "address"] }, url: { ...LINE, path: ["curl", "address"] }, tags: ["curl"] } as const;
const LINE_WGET = { options: [{ ...LINE, path: ["wget"] }], onlyIf: { ...LINE, path: ["wget", "address"] }, url: { ...LINE, path: ["wget", "address"] }, tags: ["wget"] } as const;
const WORDS_CURL = { options: [{ ...WORDS, path: ["curl"] }], onlyIf: { ...WORDS, path: ["curl", "address"] }, url: { ...WORDS, path: ["curl", "address"] }, tags: ["curl"] } as const;
const WORDS_WGET = { options: [{ ...WORDS, path: ["wget"] }], onlyIf: { ...WORDS, path: ["wget", "address"] }, url: { ...WORDS, path: ["wget", "address"] }, tags: ["wget"] } as const;

/** Node kills the program when its own `timeout` has passed. */
const OWN = [
  { argument: 1, unless: "function", named: ["opt"] },
  { argument: 2, unless: "function", named: ["opt"] },
] as const;

export default defineLibrary({
  id: "js/process",
  name: "curl and wget as commands (node:child_process)",
  docs: [NODE, ...commandLines.docs],
  group: "process",
  modules: ["child_process"],
  types: { child: { classes: ["ChildProcess"], escapes: true, modelled: true } },
  calls: [
    { ...CHILD, callee: { export: "exec" }, ...LINE_CURL, source: EXEC, proof: "cp.exec-curl-silent" },
    { ...CHILD, callee: { export: "exec" }, ...LINE_WGET, source: EXEC, proof: "cp.spawn-wget-silent" },
    { phases: allPhases, callee: { export: "execSync" }, ...LINE_CURL, source: EXEC, proof: "cp.exec-curl-silent" },
    { phases: allPhases, callee: { export: "execSync" }, ...LINE_WGET, source: EXEC, proof: "cp.spawn-wget-silent" },
    { ...CHILD, callee: { export: ["spawn", "execFile"] }, ...WORDS_CURL, source: SPAWN, proof: ["cp.spawn-curl-max-time"] },
    { ...CHILD, callee: { export: ["spawn", "execFile"] }, ...WORDS_WGET, source: SPAWN, proof: "cp.spawn-wget-silent" },
    { phases: allPhases, callee: { export: ["spawnSync", "execFileSync"] }, ...WORDS_CURL, source: SPAWN, proof: "cp.execFileSync-curl-bare" },
    { phases: allPhases, callee: { export: ["spawnSync", "execFileSync"] }, ...WORDS_WGET, source: SPAWN, proof: "cp.spawn-wget-silent" },
  ],
  effects: [
    { callee: { method: "kill", of: "child" }, ends: { on: { receiver: true } }, source: `${NODE}#subprocesskillsignal` },
    { callee: { method: ["on", "once", "addListener"], of: "child" }, answers: { receiver: true }, source: `${NODE}#class-childprocess` },
  ],
  limits: [
    { option: "timeout", label: "timeout", from: OWN, covers: "total", unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: `${NODE}#child_processexeccommand-options-callback`, proof: ["cp.exec-curl-timeout", "cp.spawn-curl-timeout", "cp.execFileSync-curl-timeout"] },
    { option: "signal", from: OWN, covers: "total", unit: "signal", source: `${NODE}#child_processspawncommand-args-options`, proof: "cp.spawn-curl-signal" },
    ...commandLines.limits,
  ],
  lookAlikes: commandLines.lookAlikes,
  defaults: commandLines.defaults,
  fixes: [{ entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1, beforeCallback: true } }],
});
