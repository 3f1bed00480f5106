import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const TWILIO = "https://github.com/twilio/twilio-node/blob/main/README.md";
const OR_DEFAULT = [{ when: { is: [0, null, "undefined"] }, means: "default" }] as const;

export default defineLibrary({
  id: "js/twilio",
  name: "Twilio",
  docs: [TWILIO],
  group: "http",
  modules: ["twilio"],
  calls: [
    { callee: { export: ["twilio#default", "twilio#Twilio"] }, phases: allPhases, options: [{ argument: 2 }], source: TWILIO, proof: "twilio-bare" },
    { callee: { construct: ["twilio#Twilio", "twilio#default"] }, phases: allPhases, options: [{ argument: 2 }], source: TWILIO, proof: "twilio-bare" },
  ],
  limits: [{ option: "timeout", covers: allPhases, unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], source: TWILIO, proof: "twilio-timeout" }],
  defaults: [{ phases: allPhases, seconds: 30, label: "twilio's timeout", option: "timeout", source: "twilio lib/base/RequestClient.js", proof: "twilio-bare" }],
  fixes: [{ entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 2 } }],
});
