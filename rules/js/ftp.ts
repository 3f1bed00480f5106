import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const README = "https://github.com/patrickjuchli/basic-ftp#client-api";

const MILLISECONDS = [
  { when: { is: ["undefined"] }, means: "default" },
  { when: { is: [0, null] }, means: "none" },
] as const;

export default defineLibrary({
  id: "js/ftp",
  name: "basic-ftp",
  docs: [README],
  group: "http",
  modules: ["basic-ftp"],
  calls: [{ callee: { construct: "Client" }, phases: allPhases, options: [{ argument: 0, as: "timeout" }], source: README, proof: ["basic-ftp-silent", "basic-ftp-list-after-login"] }],
  limits: [{ option: "timeout", label: "new Client(timeout)", covers: allPhases, unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: README, proof: ["basic-ftp-0", "basic-ftp-silent"] }],
  defaults: [{ phases: allPhases, seconds: 30, label: "basic-ftp's timeout", option: "timeout", source: README, proof: "basic-ftp-silent" }],
  gaps: { fix: "its default of 30 s is a limit already" },
});
