import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import guzzle from "./guzzle.ts";

const DOCS = "https://github.com/googleapis/google-api-php-client#how-do-i-set-the-timeout-for-requests";
const SOURCE = "googleapis/google-api-php-client src/Client.php";
const VERSION_1 = "googleapis/google-api-php-client v1 src/Google/Config.php";
const CLASSES = ["Google\\Client", "Google_Client"] as const;
const NAMES = [
  "AnalyticsReporting",
  "Analytics",
  "AndroidPublisher",
  "Bigquery",
  "Books",
  "Calendar",
  "Directory",
  "Docs",
  "Drive",
  "Gmail",
  "Indexing",
  "Oauth2",
  "PeopleService",
  "SearchConsole",
  "Sheets",
  "ShoppingContent",
  "Slides",
  "Storage",
  "Tasks",
  "Translate",
  "Urlshortener",
  "Vision",
  "Webmasters",
  "YouTube",
] as const;
const SERVICES = NAMES.flatMap((each) => [`Google\\Service\\${each}`, `Google_Service_${each}`]);
const LOGIN = ["authenticate", "fetchAccessTokenWithAuthCode", "refreshToken", "fetchAccessTokenWithRefreshToken", "fetchAccessTokenWithAssertion", "refreshTokenWithAssertion", "revokeToken", "verifyIdToken", "execute"] as const;

/** Guzzle without a limit, unless a client of one's own stands in its place. */
export default defineLibrary({
  id: "php/google-api-client",
  name: "Google API client",
  docs: [DOCS],
  group: "http",
  types: { client: { classes: CLASSES, escapes: true, modelled: true } },
  calls: [
    { callee: { method: LOGIN, of: "client" }, phases: allPhases, options: [{ receiver: true }], source: SOURCE },
    // Its resources' methods do the waiting.
    { callee: { construct: SERVICES }, phases: allPhases, options: [{ argument: 0, name: "clientOrConfig" }], source: "googleapis/google-api-php-client src/Service.php" },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "client", source: SOURCE },
    { callee: { method: "setHttpClient", of: "client" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "http" } }, source: SOURCE },
  ],
  limits: guzzle.limits ?? [],
  lookAlikes: guzzle.lookAlikes ?? [],
  defaults: [
    { phases: allPhases, seconds: 100, label: "request_timeout_seconds", versions: "google/apiclient@<2", source: VERSION_1 },
    { ...libcurlConnect, source: SOURCE },
    { phases: ["response", "body"], seconds: null, label: "Guzzle's timeout", source: SOURCE },
  ],
  gaps: { call: "limits live in the HTTP client it is given", overridden: "limits live in the HTTP client it is given", fix: "the limit is that of a Guzzle client which has to be made and handed in by `setHttpClient`", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
