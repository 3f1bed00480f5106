import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://github.com/stripe/stripe-php#configuring-request-timeouts";
const SOURCE = "stripe/stripe-php lib/HttpClient/CurlClient.php";
const CURL = "Stripe\\HttpClient\\CurlClient";
const SWITCH = { project: "stripe" } as const;
const RESOURCES = ["Account", "BalanceTransaction", "Charge", "Checkout\\Session", "Coupon", "Customer", "Event", "Invoice", "InvoiceItem", "PaymentIntent", "PaymentMethod", "Payout", "Plan", "Price", "Product", "Refund", "SetupIntent", "Source", "Subscription", "Token", "Transfer", "WebhookEndpoint"].map(
  (each) => `Stripe\\${each}`,
);

/** One curl client serves all requests: what is set on it counts for the whole project. */
export default defineLibrary({
  id: "php/stripe",
  name: "Stripe",
  docs: [DOCS],
  group: "http",
  types: { curl: { classes: [CURL], modelled: true } },
  calls: [
    { callee: { construct: ["Stripe\\StripeClient", "Stripe\\BaseStripeClient"] }, phases: allPhases, options: [SWITCH], source: DOCS, proof: ["stripe.80", "stripe.default-retries"] },
    { callee: { static: ["create", "retrieve", "all", "update", "createSource"], of: RESOURCES }, phases: allPhases, options: [SWITCH], source: DOCS, proof: "stripe.80" },
  ],
  effects: [
    { callee: { construct: CURL }, creates: "curl", source: DOCS },
    { callee: { static: "instance", of: CURL }, creates: "curl", source: DOCS },
    { callee: { method: "setTimeout", of: "curl" }, sets: { on: SWITCH, key: "timeout", value: { argument: 0, name: "seconds" } }, source: DOCS, proof: "stripe.setTimeout2" },
    { callee: { method: "setConnectTimeout", of: "curl" }, sets: { on: SWITCH, key: "connectTimeout", value: { argument: 0, name: "seconds" } }, source: DOCS },
    { callee: { method: ["setTimeout", "setConnectTimeout"], of: "curl" }, answers: { receiver: true }, source: SOURCE },
  ],
  limits: [
    { option: "connectTimeout", label: "setConnectTimeout", covers: ["connect"], unit: "seconds", integer: true, values: [{ when: { is: [0, null, false, ""] }, means: "none" }], source: DOCS },
    { option: "timeout", label: "setTimeout", ...secondsForCurl.whole.total, usual: [1, 1_000], source: DOCS, proof: "stripe.setTimeout2" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 30, label: "Stripe's connect timeout", option: "connectTimeout", source: SOURCE },
    { phases: allPhases, seconds: 80, label: "Stripe's timeout", option: "timeout", source: SOURCE, proof: "stripe.80" },
  ],
  gaps: { fix: "the limit is set once for all, on the HTTP client the whole program shares", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
