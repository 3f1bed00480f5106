import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { streamSeconds } from "../shared/stream-seconds.ts";

const WIKI = "https://github.com/predis/predis/wiki/Connection-Parameters";

const READ = [
  { when: { is: [null] }, means: "default" },
  { when: { is: [0, false, ""] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
export default defineLibrary({
  id: "php/predis",
  name: "Predis",
  docs: [WIKI],
  group: "cache",
  modules: ["predis/predis"],
  calls: [
    {
      callee: { construct: "Predis\\Client" },
      phases: ["connect", "response"],
      options: [
        { argument: 0, name: "parameters", text: "pairs" },
        { argument: 1, name: "options", path: ["parameters"] },
      ],
      url: { argument: 0, name: "parameters" },
      hosts: [{ argument: 0, name: "parameters", path: ["host"] }],
      source: WIKI,
      proof: ["predis.bare.backlog", "predis.bare.silent.ini2", "predis.timeout1.silent"],
    },
  ],
  limits: [
    { option: "timeout", covers: ["connect"], unit: "seconds", values: streamSeconds.connect, usual: [0.01, 1_200], source: WIKI, proof: ["predis.bare.backlog", "predis.timeout1.silent"] },
    { option: "read_write_timeout", covers: ["response"], unit: "seconds", values: READ, usual: [0.01, 1_200], source: WIKI, proof: ["predis.read_write_timeout2", "predis.read_write_timeout0"] },
  ],
  lookAlikes: [{ option: "read_timeout", says: "`read_timeout` is not a parameter of Predis: `read_write_timeout` is.", source: WIKI }],
  defaults: [
    { phases: ["connect"], seconds: 5, label: "Predis' timeout", option: "timeout", source: "predis src/Connection/StreamConnection.php", proof: "predis.bare.backlog" },
    { phases: ["response"], ...defaultSocketTimeout, option: "read_write_timeout", proof: ["predis.bare.silent.ini2", "predis.timeout1.silent"] },
  ],
  fixes: [{ entries: [{ key: "read_write_timeout", value: "{total}", limits: "total" }] }],
  repeats: "The limit of reading starts anew with every piece of a reply; blocking commands need a longer one than they block.",
});
