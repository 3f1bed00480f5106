import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import guzzle from "./guzzle.ts";

const FACTORY = "drupal/core lib/Drupal/Core/Http/ClientFactory.php";
const FUNCTION = "https://api.drupal.org/api/drupal/includes%21common.inc/function/drupal_http_request/7.x";

/** Drupal's own client is Guzzle's with a limit, which the site's settings may change. */
export default defineLibrary({
  id: "php/drupal",
  name: "Drupal HTTP client",
  docs: ["https://api.drupal.org/api/drupal/core%21lib%21Drupal.php/function/Drupal%3A%3AhttpClient", FUNCTION],
  group: "http",
  types: { client: { modelled: true }, factory: { classes: ["Drupal\\Core\\Http\\ClientFactory"], modelled: true } },
  calls: [
    ...guzzle.calls.filter(({ callee }) => "method" in callee),
    {
      callee: { function: "drupal_http_request" },
      phases: allPhases,
      options: [
        { argument: 1, name: "options" },
        { argument: 5, name: "timeout", as: "timeout" },
      ],
      url: { argument: 0, name: "url" },
      tags: ["old"],
      source: FUNCTION,
    },
  ],
  effects: [
    { callee: { static: "httpClient", of: "Drupal" }, creates: "client", source: FACTORY },
    { callee: { method: "fromOptions", of: "factory" }, creates: "client", from: [{ argument: 0, name: "config" }], source: FACTORY },
  ],
  limits: guzzle.limits ?? [],
  lookAlikes: guzzle.lookAlikes ?? [],
  defaults: [
    { phases: allPhases, seconds: 30, label: "Drupal's timeout", option: "timeout", source: FACTORY },
    { ...libcurlConnect, source: FACTORY },
  ],
  fixes: [{ tags: ["old"], entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 1 } }, ...(guzzle.fixes ?? [])],
  repeats: "A redirect (5 at most) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
