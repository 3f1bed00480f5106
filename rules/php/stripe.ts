import { defineLibrary } from "../../src/model/library.ts";

const DOCS = "https://github.com/stripe/stripe-php#configuring-request-timeouts";
const SOURCE = "stripe/stripe-php lib/HttpClient/CurlClient.php";
const ALL = ["connect", "response", "body"] as const;
const CURL = "Stripe\\HttpClient\\CurlClient";
const SWITCH = { project: "stripe" } as const;
const RESOURCES = ["Account", "BalanceTransaction", "Charge", "Checkout\\Session", "Coupon", "Customer", "Event", "Invoice", "InvoiceItem", "PaymentIntent", "PaymentMethod", "Payout", "Plan", "Price", "Product", "Refund", "SetupIntent", "Source", "Subscription", "Token", "Transfer", "WebhookEndpoint"].map(
  (each) => `Stripe\\${each}`,
);

const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

/** One curl client serves all requests: what is set on it counts for the whole project. */
export default defineLibrary({
  id: "php/stripe",
  name: "Stripe",
  docs: [DOCS],
  group: "http",
  types: { curl: { classes: [CURL], modelled: true } },
  calls: [
    { callee: { construct: ["Stripe\\StripeClient", "Stripe\\BaseStripeClient"] }, phases: ALL, options: [SWITCH], source: DOCS, proof: ["stripe.80", "stripe.default-retries"] },
    { callee: { static: ["create", "retrieve", "all", "update", "createSource"], of: RESOURCES }, phases: ALL, options: [SWITCH], source: DOCS, proof: "stripe.80" },
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
    { option: "timeout", label: "setTimeout", covers: "total", unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_000], source: DOCS, proof: "stripe.setTimeout2" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 30, label: "Stripe's connect timeout", option: "connectTimeout", source: SOURCE },
    { phases: ALL, seconds: 80, label: "Stripe's timeout", option: "timeout", source: SOURCE, proof: "stripe.80" },
  ],
  gaps: { fix: "the limit is set once for all, on the HTTP client the whole program shares", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
