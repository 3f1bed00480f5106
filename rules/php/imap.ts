import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const MANUAL = "https://www.php.net/manual/en";
const TIMEOUT = `${MANUAL}/function.imap-timeout.php`;

const SECONDS = [
  { when: { is: [0, null, false] }, means: "none" },
  { when: { below: 0 }, means: "rejected" },
] as const;

const LIMITS = { project: "php.imap" } as const;

export default defineLibrary({
  id: "php/imap",

  name: "IMAP, POP3 and NNTP (ext/imap)",
  docs: [TIMEOUT, `${MANUAL}/function.imap-open.php`],
  group: "mail",
  constants: { IMAP_OPENTIMEOUT: 1, IMAP_READTIMEOUT: 2, IMAP_WRITETIMEOUT: 3, IMAP_CLOSETIMEOUT: 4 },
  calls: [
    {
      callee: { function: "imap_open" },
      phases: ["connect", "response"],
      options: [LIMITS],
      source: `${MANUAL}/function.imap-open.php`,
      proof: ["imap.open.bare.silent", "imap.open.opentimeout2.silent", "imap.open.readtimeout2.silent"],
    },
  ],
  effects: [{ callee: { function: "imap_timeout" }, sets: { on: LIMITS, key: { argument: 0, name: "timeout_type" }, value: { argument: 1, name: "timeout" } }, source: TIMEOUT, proof: "imap.open.readtimeout2.silent" }],
  limits: [
    { option: "1", label: "IMAP_OPENTIMEOUT", covers: ["connect"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: TIMEOUT, proof: ["imap.open.opentimeout2.backlog", "imap.open.opentimeout2.silent", "imap.open.opentimeout2.greeted"] },
    { option: "2", label: "IMAP_READTIMEOUT", covers: ["response"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: TIMEOUT, proof: ["imap.open.readtimeout2.silent", "imap.open.readtimeout2.greeted"] },
  ],
  defaults: [
    { ...defaultSocketTimeout, phases: ["connect"], option: "1", proof: ["imap.open.ini2.silent", "imap.open.bare-ini-1"] },
    { ...defaultSocketTimeout, phases: ["response"], option: "2", proof: ["imap.open.bare.silent", "imap.open.opentimeout2.silent", "imap.open.bare-ini-1"] },
  ],
  fixes: [
    {
      statements: {
        position: "before",
        lines: [
          { code: "imap_timeout(IMAP_OPENTIMEOUT, {connect});", limits: "connect" },
          { code: "imap_timeout(IMAP_READTIMEOUT, {total});", limits: "total" },
        ],
      },
    },
  ],
  repeats: "The limit of reading starts anew with every line of the server.",
});
