import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en/stomp.configuration.php";
const INI = { project: "php.ini" } as const;

export default defineLibrary({
  id: "php/stomp",
  name: "Stomp (PECL stomp)",
  docs: [MANUAL],
  group: "queue",
  types: { client: { classes: ["Stomp"], modelled: true } },
  calls: [
    { callee: { construct: "Stomp" }, phases: ["connect", "response"], options: [{ result: true }], url: { argument: 0, name: "broker" }, judged: "use", readsLate: true, answers: "client", source: MANUAL, proof: ["stomp.bare.silent", "stomp.bare.backlog"] },
    { callee: { function: "stomp_connect" }, phases: ["connect", "response"], options: [], url: { argument: 0, name: "broker" }, source: MANUAL, proof: "stomp.bare.silent" },
  ],
  effects: [{ callee: { method: "setReadTimeout", of: "client" }, sets: { on: { receiver: true }, key: "read", value: { argument: 0, name: "seconds" } }, source: "https://www.php.net/manual/en/stomp.setreadtimeout.php" }],
  limits: [{ option: "read", label: "setReadTimeout", covers: ["response"], unit: "seconds", usual: [0, 1_200], source: "https://www.php.net/manual/en/stomp.setreadtimeout.php" }],
  defaults: [
    { phases: ["connect"], seconds: 2, label: "stomp.default_connection_timeout_sec", setting: { where: INI, option: "stomp.default_connection_timeout_sec" }, source: MANUAL, proof: "stomp.bare.backlog" },
    { phases: ["response"], seconds: 2, label: "stomp.default_read_timeout_sec", option: "read", setting: { where: INI, option: "stomp.default_read_timeout_sec" }, source: MANUAL, proof: "stomp.bare.silent" },
  ],
  gaps: { fix: "its defaults of 2 s are limits already" },
});
