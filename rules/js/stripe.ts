import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const STRIPE = "https://github.com/stripe/stripe-node#configuring-timeout";
const OR_DEFAULT = [{ when: { is: [0, null, "undefined"] }, means: "default" }] as const;

export default defineLibrary({
  id: "js/stripe",
  name: "Stripe",
  docs: [STRIPE],
  group: "http",
  modules: ["stripe"],
  calls: [
    { callee: { construct: ["stripe#default", "stripe#Stripe"] }, phases: allPhases, options: [{ argument: 1 }], url: { argument: 1, path: ["host"] }, source: STRIPE, proof: ["stripe-bare", "stripe-drip", "stripe-bare-default-retries"] },
    { callee: { export: "stripe#default" }, phases: allPhases, options: [{ argument: 1 }], url: { argument: 1, path: ["host"] }, source: STRIPE, proof: "stripe-bare" },
  ],
  // `req.setTimeout`: from when the socket is connected.
  limits: [{ option: "timeout", covers: ["response", "body"], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], source: STRIPE, proof: ["stripe-timeout-client", "js/stripe.bounded.timeout.unaccepting"] }],
  defaults: [{ phases: ["response", "body"], seconds: 80, label: "stripe's timeout", option: "timeout", source: "stripe src/stripe.core.ts (DEFAULT_TIMEOUT)", proof: "stripe-bare" }],
  fixes: [{ entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } }],
  repeats: "A request that failed is sent twice more (`maxNetworkRetries`).",
});
