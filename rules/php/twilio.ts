import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://www.twilio.com/docs/libraries/reference/twilio-php/";
const CURL = "twilio/twilio-php src/Twilio/Http/CurlClient.php";
const GUZZLE = "twilio/twilio-php src/Twilio/Http/GuzzleClient.php";

/** Its own curl client takes curl's options; its Guzzle client hands on a null, and so takes away the limit of the client it was given. */
export default defineLibrary({
  id: "php/twilio",
  name: "Twilio",
  docs: [DOCS],
  group: "http",
  types: { curl: { modelled: true }, guzzle: { modelled: true } },
  calls: [{ callee: { construct: ["Twilio\\Rest\\Client", "Twilio\\Rest\\TwilioClient"] }, phases: allPhases, options: [{ argument: 4, name: "httpClient" }], source: DOCS, proof: "twilio.60" }],
  effects: [
    { callee: { construct: "Twilio\\Http\\CurlClient" }, creates: "curl", from: [{ argument: 0, name: "options" }], source: CURL },
    { callee: { construct: "Twilio\\Http\\GuzzleClient" }, creates: "guzzle", source: GUZZLE },
    { callee: { construct: "Twilio\\Http\\GuzzleClient" }, sets: { on: { result: true }, key: "null", value: { literal: 0 } }, source: GUZZLE },
  ],
  limits: [{ option: "null", label: "the timeout that Twilio's GuzzleClient hands on", ...secondsForCurl.fractions.total, source: GUZZLE }, ...curlLimits({ source: CURL })],
  lookAlikes: [{ option: "timeout", says: "`timeout` is not an option of Twilio's curl client: it takes `CURLOPT_TIMEOUT`.", source: CURL }],
  defaults: [
    { phases: allPhases, seconds: 60, label: "Twilio's timeout", option: ["13", "null"], source: CURL, proof: "twilio.60" },
    { ...libcurlConnect, source: CURL },
  ],
  gaps: { fix: "the limit is an option of an HTTP client of its own, which has to be made and handed in", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
