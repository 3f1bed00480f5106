import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en/gearmanclient.addserver.php";

export default defineLibrary({
  id: "php/gearman",
  name: "Gearman (PECL gearman)",
  docs: [MANUAL, "https://www.php.net/manual/en/gearmanclient.settimeout.php"],
  group: "queue",
  types: { client: { classes: ["GearmanClient"], escapes: true, modelled: true } },
  calls: [{ callee: { method: ["addServer", "addServers"], of: "client" }, phases: ["connect", "response"], options: [{ receiver: true }], url: { argument: 0, name: "host" }, judged: "use", readsLate: true, source: MANUAL, proof: "gearman.doNormal.bare" }],
  effects: [
    { callee: { construct: "GearmanClient" }, creates: "client", source: MANUAL },
    { callee: { method: "setTimeout", of: "client" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: "https://www.php.net/manual/en/gearmanclient.settimeout.php", proof: "gearman.setTimeout2000" },
  ],
  lookAlikes: [{ option: "timeout", label: "setTimeout", says: "`setTimeout` does not end the wait for a job server that stays silent.", source: "https://www.php.net/manual/en/gearmanclient.settimeout.php", proof: "gearman.setTimeout2000" }],
  gaps: { fix: "no option bounds the wait for a silent job server" },
});
