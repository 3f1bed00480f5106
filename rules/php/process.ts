import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { commandLines } from "../shared/command-lines.ts";

const MANUAL = "https://www.php.net/manual/en";

const RUNS = ["exec", "shell_exec", "system", "passthru", "popen", "proc_open"] as const;

export default defineLibrary({
  id: "php/process",
  name: "curl and wget as commands (exec, shell_exec, proc_open, …)",
  docs: [`${MANUAL}/function.exec.php`, ...commandLines.docs],
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
  limits: [...commandLines.limits],
  lookAlikes: commandLines.lookAlikes,
  defaults: commandLines.defaults,
  gaps: { fix: "the options are words within a command line, which may be built from anywhere" },
});
