import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en";
const GET = `${MANUAL}/function.snmpget.php`;
const one = (functions: readonly string[], argument: number) => ({ callee: { function: functions }, phases: ["response"], options: [{ argument, name: "timeout", as: "timeout" }], url: { argument: 0, name: "hostname" }, source: GET, proof: ["snmp.get.default", "snmp.get.timeout-args"] }) as const;

export default defineLibrary({
  id: "php/snmp",
  name: "SNMP (ext/snmp)",
  docs: [GET, `${MANUAL}/snmp.construct.php`],
  group: "rpc",
  calls: [
    one(["snmpget", "snmpgetnext", "snmpwalk", "snmprealwalk", "snmpwalkoid", "snmp2_get", "snmp2_getnext", "snmp2_walk", "snmp2_real_walk"], 3),
    one(["snmpset", "snmp2_set"], 5),
    one(["snmp3_get", "snmp3_getnext", "snmp3_walk", "snmp3_real_walk"], 8),
    one(["snmp3_set"], 10),
    { callee: { construct: "SNMP" }, phases: ["response"], options: [{ argument: 3, name: "timeout", as: "timeout" }], url: { argument: 1, name: "hostname" }, source: `${MANUAL}/snmp.construct.php`, proof: "snmp.class.default" },
  ],
  limits: [{ option: "timeout", label: "$timeout", covers: ["response"], unit: "microseconds", values: [{ when: { below: 0 }, means: "default" }], usual: [1_000, 1_200_000_000], source: GET, proof: "snmp.get.timeout-args" }],
  defaults: [{ phases: ["response"], seconds: 1, label: "ext/snmp's timeout", option: "timeout", source: GET, proof: ["snmp.get.default", "snmp.class.default"] }],
  repeats: "The limit is that of one try, and there are `$retries` (5) more.",
  gaps: { fix: "its default of 1 s is a limit already" },
});
