import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import guzzle from "./guzzle.ts";

const SOURCE = "nextcloud/server lib/private/Http/Client/Client.php";
const DOCS = "https://docs.nextcloud.com/server/latest/developer_manual/digging_deeper/http_client.html";

/** Packages and the platform that only Nextcloud's own code and its apps ask for: where no version is known, the range holds none. */
const CERTAIN = ["nextcloud@<9999", "nextcloud/ocp@<9999", "nextcloud/coding-standard@<9999", "nextcloud/rector@<9999"];

/** The same of ownCloud, or ownCloud itself. */
const OWNCLOUD = ["owncloud@<9999", "owncloud/core@<9999", "owncloud/coding-standard@<9999"];

/**
 * Guzzle's options; without a `timeout` Nextcloud gives a request 30 seconds. ownCloud has the same interface, and no such limit:
 * where nothing tells the two apart, it is the one that goes on.
 */
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
    ...CERTAIN.map((versions) => ({ phases: allPhases, seconds: 30, label: "Nextcloud's timeout", option: "timeout", versions, source: SOURCE }) as const),
    ...OWNCLOUD.map((versions) => ({ phases: ["response", "body"], seconds: null, label: "ownCloud's timeout", option: "timeout", versions, source: "owncloud/core lib/private/Http/Client/Client.php" }) as const),
    ...OWNCLOUD.map((versions) => ({ ...libcurlConnect, versions, source: "owncloud/core lib/private/Http/Client/Client.php" }) as const),
    { phases: allPhases, seconds: 30, label: "Nextcloud's timeout (ownCloud has none)", option: "timeout", source: SOURCE },
  ],
  fixes: guzzle.fixes ?? [],
  repeats: "A redirect (5 at most) begins anew.",
  gaps: { instance: "its clients come from Nextcloud's container, with 30 s", "look-alike": "those of Guzzle, whose fixtures show them", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
