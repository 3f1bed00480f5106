import { defineLibrary } from "../../src/model/library.ts";

const DOCS = "https://pear.php.net/manual/en/package.networking.net-smtp.net-smtp.php";
const SOURCE = "PEAR Net_SMTP 1.10 Net/SMTP.php";
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

export default defineLibrary({
  id: "php/net-smtp",
  name: "PEAR Net_SMTP",
  docs: [DOCS],
  group: "mail",
  types: { client: { classes: ["Net_SMTP"], escapes: true, modelled: true } },
  calls: [
    {
      callee: { construct: "Net_SMTP" },
      phases: ["connect", "response"],
      options: [{ result: true }, { argument: 4, name: "timeout", as: "timeout" }],
      url: { argument: 0, name: "host" },
      judged: "use",
      readsLate: true,
      answers: "client",
      source: DOCS,
      proof: ["pear.net_smtp.bare", "pear.net_smtp.connect2"],
    },
  ],
  effects: [
    { callee: { method: "setTimeout", of: "client" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "seconds" } }, source: SOURCE },
    { callee: { method: "connect", of: "client" }, sets: { on: { receiver: true }, key: "connectTimeout", value: { argument: 0, name: "timeout" } }, source: SOURCE, proof: "pear.net_smtp.connect2" },
  ],
  limits: [
    { option: "timeout", label: "$timeout", covers: ["response"], unit: "seconds", values: SECONDS, usual: [1, 1_200], source: DOCS, proof: "pear.net_smtp.ctor-timeout2" },
    { option: "connectTimeout", label: "connect($timeout)", covers: ["connect"], unit: "seconds", values: SECONDS, usual: [1, 1_200], source: DOCS, proof: "pear.net_smtp.connect2" },
  ],
  fixes: [{ argument: { index: 4, fillers: ["", "null", "null", "false"], value: { code: "{total}", limits: "total" } } }],
  repeats: "Each reply of the server gets the whole limit.",
});
