import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import guzzle from "./guzzle.ts";

const DOCS = "https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/Http/Index.html";
const CONFIGURATION = "https://docs.typo3.org/c/typo3/cms-core/main/en-us/Changelog/10.4/Important-92655-SetConnectTimeoutDefaultForOutboundConnections.html";
const UTILITY = "TYPO3\\CMS\\Core\\Utility\\GeneralUtility";

/** Guzzle's options, above those of `$GLOBALS['TYPO3_CONF_VARS']['HTTP']`. */
export default defineLibrary({
  id: "php/typo3",
  name: "TYPO3 RequestFactory",
  docs: [DOCS],
  group: "http",
  types: { factory: { classes: ["TYPO3\\CMS\\Core\\Http\\RequestFactory"], modelled: true } },
  calls: [
    { callee: { method: "request", of: "factory" }, phases: allPhases, options: [{ argument: 2, name: "options" }], url: { argument: 0, name: "uri" }, tags: ["request"], source: DOCS },
    {
      callee: { static: "getUrl", of: UTILITY },
      phases: allPhases,
      options: [],
      url: { argument: 0, name: "url" },
      networkOnly: { schemes: ["http", "https"], assumeUnknown: false },
      source: "typo3/cms-core Classes/Utility/GeneralUtility.php",
    },
  ],
  effects: [
    { callee: { construct: "TYPO3\\CMS\\Core\\Http\\RequestFactory" }, creates: "factory", source: DOCS },
    { callee: { static: "makeInstance", of: UTILITY }, instance: { argument: 0, name: "className" }, source: "typo3/cms-core Classes/Utility/GeneralUtility.php" },
  ],
  limits: guzzle.limits ?? [],
  lookAlikes: guzzle.lookAlikes ?? [],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "TYPO3's HTTP/connect_timeout", option: "connect_timeout", source: CONFIGURATION },
    { phases: ["response", "body"], seconds: null, label: "TYPO3's HTTP/timeout", source: CONFIGURATION },
  ],
  fixes: (guzzle.fixes ?? []).filter(({ tags }) => tags?.includes("request")).map((fix) => ({ ...fix, argument: { index: 2, fillers: ["", "'GET'"] } })),
  repeats: "A redirect (5 at most) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
