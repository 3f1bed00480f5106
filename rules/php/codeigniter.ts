import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { guzzleEntries } from "../shared/guzzle-entries.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://codeigniter.com/user_guide/libraries/curlrequest.html#timeout";
const SOURCE = "codeigniter4/framework system/HTTP/CURLRequest.php";

const CONFIG = { receiver: true } as const;

export default defineLibrary({
  id: "php/codeigniter",
  name: "CodeIgniter CURLRequest",
  docs: [DOCS],
  group: "http",
  types: { client: { classes: ["CodeIgniter\\HTTP\\CURLRequest"], modelled: true } },
  calls: [
    { callee: { method: ["get", "head", "options", "put", "post", "patch", "delete"], of: "client" }, phases: allPhases, options: [{ argument: 1, name: "options" }, CONFIG], url: { argument: 0, name: "url" }, hosts: [{ receiver: true, path: ["baseURI"] }], tags: ["verb"], source: DOCS },
    { callee: { method: "request", of: "client" }, phases: allPhases, options: [{ argument: 2, name: "options" }, CONFIG], url: { argument: 1, name: "url" }, hosts: [{ receiver: true, path: ["baseURI"] }], tags: ["request"], source: DOCS },
  ],
  effects: [
    { callee: { static: "curlrequest", of: "Config\\Services" }, creates: "client", from: [{ argument: 0, name: "options" }], source: DOCS },
    { callee: { static: "curlrequest", of: "CodeIgniter\\Config\\Services" }, creates: "client", from: [{ argument: 0, name: "options" }], source: DOCS },
    { callee: { construct: "CodeIgniter\\HTTP\\CURLRequest" }, creates: "client", from: [{ argument: 3, name: "options" }], source: SOURCE },
  ],
  limits: [
    { option: "connect_timeout", ...secondsForCurl.fractions.connect, usual: [0.05, 1_200], source: DOCS },
    { option: "timeout", ...secondsForCurl.fractions.total, usual: [0.05, 1_200], source: DOCS },
  ],
  defaults: [
    { phases: ["connect"], seconds: 150, label: "CodeIgniter's connect limit", source: SOURCE },
    { phases: ["response", "body"], seconds: null, label: "CodeIgniter's timeout", source: SOURCE },
  ],
  fixes: [
    {
      tags: ["verb"],
      entries: guzzleEntries,
      argument: { index: 1 },
    },
    {
      tags: ["request"],
      entries: guzzleEntries,
      argument: { index: 2 },
    },
  ],
  repeats: "A redirect (5 at most) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
