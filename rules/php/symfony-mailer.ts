import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const DOCS = "https://symfony.com/doc/current/mailer.html";
const STREAM = "symfony/mailer Transport/Smtp/Stream/SocketStream.php";
const SMTP = ["Symfony\\Component\\Mailer\\Transport\\Smtp\\EsmtpTransport", "Symfony\\Component\\Mailer\\Transport\\Smtp\\SmtpTransport"] as const;
const SECONDS = [
  { when: { is: [0, null] }, means: "at-once" },
  { when: { below: 0 }, means: "none" },
] as const;
const OPENED = { phases: ["connect", "response"], options: [{ result: true }], url: { argument: 0 }, judged: "use", readsLate: true, answers: "transport", source: DOCS, proof: "symfony-mailer.silent.ini2" } as const;

export default defineLibrary({
  id: "php/symfony-mailer",
  name: "Symfony Mailer (SMTP)",
  docs: [DOCS],
  group: "mail",
  modules: ["symfony/mailer"],
  types: { transport: { classes: SMTP, members: { stream: "stream" }, modelled: true }, stream: { classes: ["Symfony\\Component\\Mailer\\Transport\\Smtp\\Stream\\SocketStream"], modelled: true } },
  calls: [
    { ...OPENED, callee: { construct: SMTP } },
    { ...OPENED, callee: { static: "fromDsn", of: "Symfony\\Component\\Mailer\\Transport" }, networkOnly: { schemes: ["smtp", "smtps"], assumeUnknown: false } },
  ],
  effects: [
    { callee: { method: "getStream", of: "transport" }, answers: { receiver: true, path: ["stream"] }, source: STREAM, proof: "symfony-mailer.setTimeout2" },
    { callee: { method: "setTimeout", of: "stream" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: STREAM, proof: "symfony-mailer.setTimeout2" },
    { callee: { method: ["setTimeout", "setHost", "setPort", "disableTls", "setStreamOptions", "setSourceIp"], of: "stream" }, answers: { receiver: true }, source: STREAM },
    { callee: { method: ["setUsername", "setPassword", "setRestartThreshold", "setPingThreshold", "setLocalDomain", "setMaxPerSecond", "setAutoTls", "setRequireTls"], of: "transport" }, answers: { receiver: true }, source: "symfony/mailer Transport/Smtp/EsmtpTransport.php" },
  ],
  limits: [{ option: "stream.timeout", label: "getStream()->setTimeout", covers: ["connect", "response"], unit: "seconds", values: SECONDS, usual: [0.1, 1_200], source: STREAM, proof: "symfony-mailer.setTimeout2" }],
  defaults: [{ ...defaultSocketTimeout, phases: ["connect", "response"], option: "stream.timeout", proof: "symfony-mailer.silent.ini2" }],
  fixes: [{ handle: "result", statements: { position: "after", lines: [{ code: "{handle}->getStream()->setTimeout({total});", limits: "total" }] } }],
  repeats: "Each reply of the server gets the whole limit.",
});
