import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en/function.mail.php";

export default defineLibrary({
  id: "php/mail",
  name: "mail()",
  docs: [MANUAL],
  group: "mail",
  calls: [
    // It waits for the program named in `sendmail_path`, which queues: the peer is this machine.
    { callee: { function: ["mail", "mb_send_mail"] }, phases: ["response"], options: [], isLocal: true, source: MANUAL, proof: "mail.sendmail-hangs-really" },
  ],
  defaults: [{ phases: ["response"], seconds: null, label: "sendmail_path", source: "https://www.php.net/manual/en/mail.configuration.php#ini.sendmail-path", proof: "mail.sendmail-hangs-really" }],
  gaps: { fix: "the program named in `sendmail_path` does the waiting: PHP has no say", proof: "it waits for a program of this machine" },
});
