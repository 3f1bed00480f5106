import { defineLibrary } from "../../src/model/library.ts";
import guzzle from "./guzzle.ts";

const SOURCE = "nextcloud/server lib/private/Http/Client/Client.php";
const DOCS = "https://docs.nextcloud.com/server/latest/developer_manual/digging_deeper/http_client.html";

/** Guzzle's options; a request without a `timeout` gets 30 seconds. */
export default defineLibrary({
  id: "php/nextcloud",
  name: "Nextcloud HTTP client",
  docs: [DOCS],
  group: "http",
  types: {
    service: { classes: ["OCP\\Http\\Client\\IClientService"], modelled: true },
    client: { classes: ["OCP\\Http\\Client\\IClient"], modelled: true },
  },
  calls: guzzle.calls.filter(({ callee }) => "method" in callee),
  effects: [
    { callee: { method: "newClient", of: "service" }, creates: "client", source: DOCS },
    { callee: { method: "getHTTPClientService", of: "*" }, creates: "service", source: "nextcloud/server lib/public/IServerContainer.php" },
  ],
  limits: guzzle.limits ?? [],
  lookAlikes: guzzle.lookAlikes ?? [],
  defaults: [
    { phases: ["connect", "response", "body"], seconds: 30, label: "Nextcloud's timeout", option: "timeout", source: SOURCE },
    { phases: ["connect"], seconds: 300, label: "libcurl's connect limit", source: SOURCE },
  ],
  fixes: guzzle.fixes ?? [],
  repeats: "A redirect (5 at most) begins anew.",
});
