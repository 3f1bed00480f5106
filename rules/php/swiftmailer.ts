import { defineLibrary } from "../../src/model/library.ts";
import { streamSeconds } from "../shared/stream-seconds.ts";

const DOCS = "https://swiftmailer.symfony.com/docs/sending.html";
const SOURCE = "swiftmailer lib/classes/Swift/Transport/EsmtpTransport.php";
const FLUENT = ["setTimeout", "setHost", "setPort", "setUsername", "setPassword", "setEncryption", "setAuthMode", "setStreamOptions", "setSourceIp", "setLocalDomain", "setPipelining"] as const;
const OPENED = {
  phases: ["connect", "response"],
  options: [{ result: true }],
  url: { argument: 0, name: "host" },
  judged: "use",
  readsLate: true,
  answers: "transport",
  source: DOCS,
  proof: "swiftmailer.silent.bare",
} as const;

export default defineLibrary({
  id: "php/swiftmailer",
  name: "Swift Mailer (SMTP)",
  docs: [DOCS],
  group: "mail",
  types: { transport: { classes: ["Swift_SmtpTransport"], modelled: true } },
  calls: [
    { ...OPENED, callee: { construct: "Swift_SmtpTransport" } },
    { ...OPENED, callee: { static: "newInstance", of: "Swift_SmtpTransport" } },
  ],
  effects: [
    { callee: { method: "setTimeout", of: "transport" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: DOCS, proof: "swiftmailer.silent.timeout2" },
    { callee: { method: FLUENT, of: "transport" }, answers: { receiver: true }, source: SOURCE },
  ],
  limits: [{ option: "timeout", label: "setTimeout", covers: ["connect", "response"], unit: "seconds", values: streamSeconds.read, usual: [1, 1_200], source: DOCS, proof: "swiftmailer.silent.timeout2" }],
  defaults: [{ phases: ["connect", "response"], seconds: 30, label: "Swift Mailer's timeout", option: "timeout", source: SOURCE, proof: "swiftmailer.silent.bare" }],
  fixes: [{ handle: "result", statements: { position: "after", lines: [{ code: "{handle}->setTimeout({total});", limits: "total" }] } }],
  repeats: "Each reply of the server gets the whole limit.",
});
