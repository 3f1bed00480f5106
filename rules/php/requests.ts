import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const DOCS = "https://requests.ryanmccue.info/docs/usage.html";
const SOURCE = "rmccue/requests src/Requests.php";
const STATIC = ["WpOrg\\Requests\\Requests", "Requests"] as const;
const URL = { argument: 0, name: "url" } as const;
const SESSION = { receiver: true, path: ["options"] } as const;

/** The curl transport raises what is below a second. */
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "one-second" },
  { when: { below: 1 }, means: "one-second" },
] as const;

export default defineLibrary({
  id: "php/requests",
  name: "Requests for PHP",
  docs: [DOCS],
  group: "http",
  types: { session: { classes: ["WpOrg\\Requests\\Session", "Requests_Session"] } },
  calls: [
    { callee: { static: ["get", "head", "delete", "trace"], of: STATIC }, phases: allPhases, options: [{ argument: 2, name: "options" }], url: URL, tags: ["get"], source: SOURCE, proof: ["requests2.bare.10", "requests2.redirects-multiply"] },
    { callee: { static: ["post", "put", "options", "patch"], of: STATIC }, phases: allPhases, options: [{ argument: 3, name: "options" }], url: URL, tags: ["data"], source: SOURCE },
    { callee: { static: "request", of: STATIC }, phases: allPhases, options: [{ argument: 4, name: "options" }], url: URL, tags: ["request"], source: SOURCE },
    { callee: { static: "request_multiple", of: STATIC }, phases: allPhases, options: [{ argument: 1, name: "options" }], tags: ["multiple"], source: SOURCE },
    { callee: { method: ["get", "head", "delete"], of: "session" }, phases: allPhases, options: [{ argument: 2, name: "options" }, SESSION], url: URL, tags: ["get"], source: "rmccue/requests src/Session.php" },
    { callee: { method: ["post", "put", "patch"], of: "session" }, phases: allPhases, options: [{ argument: 3, name: "options" }, SESSION], url: URL, tags: ["data"], source: "rmccue/requests src/Session.php" },
    { callee: { method: "request", of: "session" }, phases: allPhases, options: [{ argument: 4, name: "options" }, SESSION], url: URL, tags: ["request"], source: "rmccue/requests src/Session.php" },
  ],
  effects: [{ callee: { construct: ["WpOrg\\Requests\\Session", "Requests_Session"] }, creates: "session", from: [{ argument: 3, name: "options" }], into: ["options"], source: "rmccue/requests src/Session.php" }],
  limits: [
    { option: "connect_timeout", covers: ["connect"], unit: "seconds", values: SECONDS, usual: [0.05, 1_200], source: SOURCE },
    { option: "timeout", covers: "total", unit: "seconds", values: SECONDS, usual: [0.05, 1_200], source: SOURCE, proof: ["requests2.timeout0", "requests2.timeout0.5"] },
  ],
  defaults: [{ phases: allPhases, seconds: 10, label: "Requests' timeout", option: "timeout", source: SOURCE, proof: "requests2.bare.10" }],
  fixes: [
    { tags: ["get"], entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 2, fillers: ["", "[]"] } },
    { tags: ["data"], entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 3, fillers: ["", "[]", "[]"] } },
  ],
  repeats: "A redirect (10 at most) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
