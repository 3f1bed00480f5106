import { defineLibrary } from "../../src/model/library.ts";

const SMTP = "https://github.com/PHPMailer/PHPMailer/blob/master/src/SMTP.php";
const MAILER = "https://github.com/PHPMailer/PHPMailer/blob/master/src/PHPMailer.php";

const CLASSES = ["PHPMailer\\PHPMailer\\PHPMailer", "PHPMailer"] as const;
const SECONDS = [
  { when: { is: [0, null, false] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
const isSmtp = (literal: boolean) => ({ on: { receiver: true }, key: "*smtp", value: { literal } }) as const;

export default defineLibrary({
  id: "php/phpmailer",
  name: "PHPMailer (SMTP)",
  docs: [MAILER, SMTP],
  group: "mail",
  types: { mailer: { classes: CLASSES, members: { smtp: "smtp" }, escapes: true, modelled: true }, smtp: { escapes: true } },
  calls: [
    {
      callee: { method: ["send", "postSend", "smtpConnect"], of: "mailer" },
      phases: ["connect", "response"],
      options: [{ receiver: true }],
      onlyIf: { receiver: true, path: ["*smtp"] },
      url: { receiver: true, path: ["Host"] },
      source: MAILER,
      proof: ["phpmailer.smtp.silent.bare", "phpmailer.smtp.silent.Timeout2", "phpmailer7.silent.Timeout2"],
    },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "mailer", source: MAILER },
    { callee: { construct: CLASSES }, sets: { on: { result: true }, key: "*smtp", value: { literal: false } }, source: MAILER },
    { callee: { method: "isSMTP", of: "mailer" }, sets: isSmtp(true), source: MAILER },
    { callee: { method: ["isMail", "isSendmail", "isQmail"], of: "mailer" }, sets: isSmtp(false), source: MAILER },
    { callee: { method: "getSMTPInstance", of: "mailer" }, answers: { receiver: true, path: ["smtp"] }, source: MAILER, proof: "phpmailer.smtp.silent.Timelimit2" },
  ],
  limits: [
    { option: "Timeout", label: "$Timeout", covers: ["connect"], unit: "seconds", values: SECONDS, usual: [1, 1_200], source: MAILER, proof: ["phpmailer.smtp.silent.Timeout2", "phpmailer.smtp.greet.Timeout2", "phpmailer7.silent.Timeout2"] },
    { option: "smtp.Timelimit", label: "SMTP::$Timelimit", covers: ["response"], unit: "seconds", values: SECONDS, usual: [1, 1_200], source: SMTP, proof: ["phpmailer.smtp.silent.Timelimit2", "phpmailer.smtp.greet.Timelimit2", "phpmailer7.silent.Timelimit2"] },
  ],
  defaults: [
    { phases: ["connect"], seconds: 300, label: "PHPMailer's Timeout", option: "Timeout", source: MAILER, proof: "phpmailer.smtp.silent.bare" },
    { phases: ["response"], seconds: 300, label: "SMTP::$Timelimit", option: "smtp.Timelimit", source: SMTP, proof: ["phpmailer.smtp.silent.bare", "phpmailer.smtp.silent.Timeout2"] },
  ],
  fixes: [
    {
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
