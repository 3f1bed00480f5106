import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const LDAPJS = "http://ldapjs.org/client.html";
const LDAPTS = "https://github.com/ldapts/ldapts#create-a-client";

const CALL = { phases: ["connect", "response"], options: [{ argument: 0 }], url: { argument: 0, path: ["url"] } } as const;

export default defineLibrary({
  id: "js/ldap",
  name: "ldapjs, ldapts",
  docs: [LDAPJS, LDAPTS],
  group: "directory",
  modules: ["ldapjs", "ldapts"],
  calls: [
    { ...CALL, callee: { export: "ldapjs#createClient" }, source: LDAPJS, proof: "ldapjs-bind-silent" },
    { ...CALL, callee: { construct: "ldapts#Client" }, source: LDAPTS, proof: "ldapts-bind-silent" },
  ],
  limits: [
    { option: "timeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: LDAPJS, proof: ["ldapjs-timeout", "ldapts-timeout"] },
    { option: "connectTimeout", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: LDAPJS, proof: "ldapjs-connectTimeout-only" },
  ],
  lookAlikes: [{ option: "idleTimeout", says: "`idleTimeout` is about connections nobody uses.", source: LDAPJS }],
  fixes: [
    {
      entries: [
        { key: "connectTimeout", value: "{connectMs}", limits: "connect" },
        { key: "timeout", value: "{totalMs}", limits: "total" },
      ],
    },
  ],
});
