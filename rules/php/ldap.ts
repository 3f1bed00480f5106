import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en";
const OPTIONS = `${MANUAL}/function.ldap-set-option.php`;

/** -1 and 0 are OpenLDAP's "no limit". */
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

/** `ldap_set_option(null, …)` sets what connections made later begin with. */
const EVERYWHERE = { project: "php.ldap" } as const;

export default defineLibrary({
  id: "php/ldap",
  name: "LDAP (ext/ldap)",
  docs: [OPTIONS, `${MANUAL}/function.ldap-connect.php`],
  group: "directory",
  types: { connection: { escapes: true } },
  constants: { LDAP_OPT_NETWORK_TIMEOUT: 20485, LDAP_OPT_TIMEOUT: 20482, LDAP_OPT_TIMELIMIT: 4 },
  calls: [
    {
      // It parses the address only: the waiting is done by `ldap_bind`, `ldap_start_tls` and `ldap_search`.
      callee: { function: ["ldap_connect", "ldap_connect_wallet"] },
      phases: ["connect", "response"],
      options: [{ result: true }, EVERYWHERE],
      url: { argument: 0, name: "uri" },
      judged: "use",
      readsLate: true,
      answers: "connection",
      orFalse: true,
      source: `${MANUAL}/function.ldap-connect.php`,
      proof: ["ldap.connect-does-no-network", "ldap.bind.bare.silent", "ldap.bind.bare.backlog", "ldap.search.bare"],
    },
  ],
  effects: [
    { callee: { function: "ldap_set_option" }, sets: { on: { argument: 0, name: "ldap" }, key: { argument: 1, name: "option" }, value: { argument: 2, name: "value" } }, source: OPTIONS, proof: ["ldap.bind.timeout2.silent", "ldap.search.timeout2"] },
    { callee: { function: "ldap_set_option" }, sets: { on: { ...EVERYWHERE, without: { argument: 0, name: "ldap" } }, key: { argument: 1, name: "option" }, value: { argument: 2, name: "value" } }, source: OPTIONS },
  ],
  limits: [
    { option: "20485", label: "LDAP_OPT_NETWORK_TIMEOUT", covers: ["connect"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: OPTIONS, proof: ["ldap.bind.network_timeout2.backlog", "ldap.bind.network_timeout2.silent", "ldap.search.network_timeout2", "ldap.start_tls.network_timeout2"] },
    { option: "20482", label: "LDAP_OPT_TIMEOUT", covers: ["response"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: OPTIONS, proof: ["ldap.bind.timeout2.silent", "ldap.search.timeout2", "ldap.start_tls.timeout2"] },
  ],
  lookAlikes: [{ option: "4", label: "LDAP_OPT_TIMELIMIT", says: "`LDAP_OPT_TIMELIMIT` is a wish sent to the server: one that is silent ignores it.", source: OPTIONS, proof: ["ldap.bind.timelimit2.silent", "ldap.search.timelimit-opt2"] }],
  fixes: [
    {
      handle: "result",
      statements: {
        position: "after",
        lines: [
          { code: "ldap_set_option({handle}, LDAP_OPT_NETWORK_TIMEOUT, {connect});", limits: "connect" },
          { code: "ldap_set_option({handle}, LDAP_OPT_TIMEOUT, {total});", limits: "total" },
        ],
      },
    },
  ],
  repeats: "The limit starts anew with every reply; nothing bounds the TLS handshake of `ldaps://`.",
});
