import { defineLibrary } from "../../src/model/library.ts";

const SMTP = "https://nodemailer.com/smtp/";
const SOURCE = "nodemailer lib/smtp-connection/index.js";

/** `||` everywhere: 0 is the default. */
const MILLISECONDS = [
  { when: { is: [0, null, false, "", "undefined"] }, means: "default" },
  { when: "NaN", means: "default" },
] as const;

export default defineLibrary({
  id: "js/nodemailer",
  name: "Nodemailer",
  docs: [SMTP],
  group: "mail",
  modules: ["nodemailer"],
  calls: [
    {
      callee: { export: ["createTransport", "createTransporter"] },
      phases: ["connect", "response"],
      options: [{ argument: 0, unless: "url" }, { argument: 0, text: "pairs", ifKnown: true }, { argument: 1 }],
      url: { argument: 0 },
      hosts: [{ argument: 0, path: ["host"] }],
      unlessWith: ["sendmail", "jsonTransport", "streamTransport", "SES"],
      source: SMTP,
      proof: ["nodemailer-silent", "nodemailer-after-greeting", "nodemailer-hole"],
    },
  ],
  limits: [
    { option: "connectionTimeout", covers: ["connect"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: SMTP, proof: ["nodemailer-hole", "nodemailer-timeout-0-falls-to-default"] },
    { option: "socketTimeout", covers: ["response"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: SMTP, proof: ["nodemailer-after-greeting", "nodemailer-timeout-0-falls-to-default"] },
    { option: "greetingTimeout", covers: [], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: SMTP, proof: "nodemailer-silent" },
  ],
  lookAlikes: [{ option: "timeout", says: "`timeout` is not an option of Nodemailer: `connectionTimeout`, `greetingTimeout` and `socketTimeout` are.", source: SOURCE }],
  defaults: [
    { phases: ["connect"], seconds: 120, label: "connectionTimeout", option: "connectionTimeout", source: SOURCE, proof: "nodemailer-hole" },
    { phases: ["response"], seconds: 600, label: "socketTimeout", option: "socketTimeout", source: SOURCE, proof: "nodemailer-after-greeting" },
  ],
  fixes: [
    {
      entries: [
        { key: "connectionTimeout", value: "{connectMs}", limits: "connect" },
        { key: "greetingTimeout", value: "{connectMs}", limits: "connect" },
        { key: "socketTimeout", value: "{totalMs}", limits: "total" },
      ],
    },
  ],
});
