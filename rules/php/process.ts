import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";

const MANUAL = "https://www.php.net/manual/en";
const CURL = "https://curl.se/docs/manpage.html";
const WGET = "https://www.gnu.org/software/wget/manual/html_node/Download-Options.html";
const TIMEOUT = "https://www.gnu.org/software/coreutils/manual/html_node/timeout-invocation.html";

const RUNS = ["exec", "shell_exec", "system", "passthru", "popen", "proc_open"] as const;
const NONE = [
  { when: { is: [0, "", null] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

export default defineLibrary({
  id: "php/process",
  name: "curl and wget as commands (exec, shell_exec, proc_open, …)",
  docs: [`${MANUAL}/function.exec.php`, CURL, WGET],
  group: "process",
  calls: [
    {
      callee: { function: RUNS },
      phases: allPhases,
      options: [{ argument: 0, name: "command", text: "command", path: ["curl"] }],
      onlyIf: { argument: 0, name: "command", text: "command", path: ["curl", "address"] },
      url: { argument: 0, name: "command", text: "command", path: ["curl", "address"] },
      tags: ["curl"],
      source: `${MANUAL}/function.exec.php`,
      proof: ["exec.curl-child-blocks", "exec.set_time_limit-blind"],
    },
    {
      callee: { function: RUNS },
      phases: allPhases,
      options: [{ argument: 0, name: "command", text: "command", path: ["wget"] }],
      onlyIf: { argument: 0, name: "command", text: "command", path: ["wget", "address"] },
      url: { argument: 0, name: "command", text: "command", path: ["wget", "address"] },
      tags: ["wget"],
      source: `${MANUAL}/function.exec.php`,
    },
  ],
  limits: [
    { option: "timeout", label: "timeout", covers: "total", unit: "seconds", values: NONE, source: TIMEOUT },
    { option: "--max-time", covers: "total", unit: "seconds", values: NONE, usual: [1, 3_600], tags: ["curl"], source: CURL },
    { option: "-m", label: "-m", covers: "total", unit: "seconds", values: NONE, usual: [1, 3_600], tags: ["curl"], source: CURL },
    { option: "--connect-timeout", covers: ["connect"], unit: "seconds", values: NONE, usual: [1, 3_600], tags: ["curl", "wget"], source: CURL },
    { option: "--speed-time", covers: ["response", "body"], unit: "seconds", values: NONE, tags: ["curl"], source: CURL },
    { option: "-y", covers: ["response", "body"], unit: "seconds", values: NONE, tags: ["curl"], source: CURL },
    { option: "--timeout", covers: allPhases, unit: "seconds", values: NONE, usual: [1, 3_600], tags: ["wget"], source: WGET },
    { option: "-T", covers: allPhases, unit: "seconds", values: NONE, usual: [1, 3_600], tags: ["wget"], source: WGET },
    { option: "--read-timeout", covers: ["response", "body"], unit: "seconds", values: NONE, usual: [1, 3_600], tags: ["wget"], source: WGET },
  ],
  lookAlikes: [
    { option: "--retry-max-time", says: "`--retry-max-time` ends the retries, not a request that waits.", tags: ["curl"], source: CURL },
    { option: "--keepalive-time", says: "`--keepalive-time` sees a dead host, not a silent peer.", tags: ["curl"], source: CURL },
    { option: "--tries", says: "`--tries` counts attempts, each of which may wait.", tags: ["wget"], source: WGET },
  ],
  defaults: [
    { ...libcurlConnect, tags: ["curl"], proof: "curl.bare.https-silent" },
    { phases: ["response", "body"], seconds: 900, label: "wget's read timeout", option: ["--timeout", "-T", "--read-timeout"], tags: ["wget"], source: WGET },
  ],
  gaps: { fix: "the options are words within a command line, which may be built from anywhere" },
});
