import { defineLibrary } from "../../src/model/library.ts";

const SMTP = "https://github.com/PHPMailer/PHPMailer/blob/master/src/SMTP.php";
const MAILER = "https://github.com/PHPMailer/PHPMailer/blob/master/src/PHPMailer.php";

/** The fifth version has no namespace. Its replies are read under `Timeout`; since the sixth they are waited for with `Timelimit`. */
const FIFTH = "https://github.com/PHPMailer/PHPMailer/blob/v5.2.28/class.smtp.php";
const VERSIONS = [
  { type: "mailer", class: "PHPMailer\\PHPMailer\\PHPMailer", tag: "namespaced" },
  { type: "mailer5", class: "PHPMailer", tag: "fifth" },
] as const;
const SECONDS = [
  { when: { is: [0, null, false] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
const sendsBy = (literal: string) => ({ on: { receiver: true }, key: "Mailer", value: { literal } }) as const;

export default defineLibrary({
  id: "php/phpmailer",
  name: "PHPMailer (SMTP)",
  docs: [MAILER, SMTP],
  group: "mail",
  types: {
    ...Object.fromEntries(VERSIONS.map((each) => [each.type, { classes: [each.class], members: { smtp: "smtp" }, escapes: true, modelled: true }])),
    smtp: { escapes: true },
  },
  calls: VERSIONS.map(({ type, tag }) => ({
    callee: { method: ["send", "postSend", "smtpConnect"], of: type },
    phases: ["connect", "response"],
    options: [{ receiver: true }],
    unlessIs: { option: "Mailer", values: ["mail", "sendmail", "qmail"] },
    url: { receiver: true, path: ["Host"] },
    tags: [tag],
    source: MAILER,
    ...(tag === "namespaced" ? { proof: ["phpmailer.smtp.silent.bare", "phpmailer.smtp.silent.Timeout2", "phpmailer7.silent.Timeout2"] } : {}),
  })),
  effects: VERSIONS.flatMap(({ type, class: name }) => [
    { callee: { construct: name }, creates: type, source: MAILER },
    { callee: { construct: name }, sets: { on: { result: true }, key: "Mailer", value: { literal: "mail" } }, source: MAILER },
    { callee: { method: "isSMTP", of: type }, sets: sendsBy("smtp"), source: MAILER },
    { callee: { method: ["isMail", "isSendmail", "isQmail"], of: type }, sets: sendsBy("mail"), source: MAILER },
    { callee: { method: "getSMTPInstance", of: type }, answers: { receiver: true, path: ["smtp"] }, source: MAILER, proof: "phpmailer.smtp.silent.Timelimit2" },
  ]),
  limits: [
    { option: "Timeout", label: "$Timeout", covers: ["connect", "response"], unit: "seconds", values: SECONDS, usual: [1, 1_200], tags: ["fifth"], source: FIFTH },
    { option: "Timeout", label: "$Timeout", covers: ["connect"], tags: ["namespaced"], unit: "seconds", values: SECONDS, usual: [1, 1_200], source: MAILER, proof: ["phpmailer.smtp.silent.Timeout2", "phpmailer.smtp.greet.Timeout2", "phpmailer7.silent.Timeout2"] },
    { option: "smtp.Timelimit", label: "SMTP::$Timelimit", covers: ["response"], tags: ["namespaced"], unit: "seconds", values: SECONDS, usual: [1, 1_200], source: SMTP, proof: ["phpmailer.smtp.silent.Timelimit2", "phpmailer.smtp.greet.Timelimit2", "phpmailer7.silent.Timelimit2"] },
  ],
  defaults: [
    { phases: ["connect", "response"], seconds: 300, label: "PHPMailer's Timeout", option: "Timeout", tags: ["fifth"], source: FIFTH },
    { phases: ["connect"], seconds: 300, label: "PHPMailer's Timeout", option: "Timeout", tags: ["namespaced"], source: MAILER, proof: "phpmailer.smtp.silent.bare" },
    { phases: ["response"], seconds: 300, label: "SMTP::$Timelimit", option: "smtp.Timelimit", tags: ["namespaced"], source: SMTP, proof: ["phpmailer.smtp.silent.bare", "phpmailer.smtp.silent.Timeout2"] },
  ],
  fixes: [
    { tags: ["fifth"], statements: { position: "before", lines: [{ code: "{handle}->Timeout = {total};", limits: "total" }] } },
    {
      tags: ["namespaced"],
      statements: {
        position: "before",
        lines: [
          { code: "{handle}->Timeout = {connect};", limits: "connect" },
          { code: "{handle}->getSMTPInstance()->Timelimit = {total};", limits: "total" },
        ],
      },
    },
  ],
  repeats: "Each reply of the server gets the whole limit, and a message takes four or more.",
});
