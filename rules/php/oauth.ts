import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const MANUAL = "https://www.php.net/manual/en/oauth.fetch.php";

export default defineLibrary({
  id: "php/oauth",
  name: "OAuth (PECL oauth)",
  docs: [MANUAL, "https://www.php.net/manual/en/oauth.settimeout.php"],
  group: "http",
  types: { client: { classes: ["OAuth"], escapes: true, modelled: true } },
  calls: [
    { callee: { method: "fetch", of: "client" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "protected_resource_url" }, source: MANUAL, proof: "oauth.fetch.bare" },
    { callee: { method: ["getRequestToken", "getAccessToken"], of: "client" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "url" }, source: "https://www.php.net/manual/en/oauth.getaccesstoken.php" },
  ],
  effects: [
    { callee: { construct: "OAuth" }, creates: "client", source: MANUAL },
    { callee: { method: "setTimeout", of: "client" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: "https://www.php.net/manual/en/oauth.settimeout.php", proof: "oauth.fetch.setTimeout2000" },
  ],
  // It is set on the stream once that is open, which it is when the head has arrived.
  limits: [{ option: "timeout", label: "setTimeout", covers: ["body"], unit: "ms", integer: true, values: [{ when: { is: [0, null, false] }, means: "default" }], usual: [100, 3_600_000], source: "pecl/oauth oauth.c (make_req_streams)", proof: "php/oauth.partial.set-timeout.stalled" }],
  lookAlikes: [{ option: "timeout", label: "setTimeout", says: "`setTimeout` counts for reading the body only: until the head is there, the engine of streams goes by `default_socket_timeout`.", source: "https://www.php.net/manual/en/oauth.settimeout.php", proof: "oauth.fetch.setTimeout2000" }],
  defaults: [{ ...defaultSocketTimeout, phases: allPhases, proof: "oauth.fetch.bare" }],
  gaps: { fix: "PECL oauth has no option that holds for its stream engine" },
});
