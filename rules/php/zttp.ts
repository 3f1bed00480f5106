import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const SOURCE = "kitetail/zttp src/Zttp.php";
const README = "https://github.com/kitetail/zttp#readme";
const FLUENT = ["accept", "asFormParams", "asJson", "asMultipart", "beforeSending", "bodyFormat", "contentType", "timeout", "withBasicAuth", "withCookies", "withDigestAuth", "withHeaders", "withOptions", "withoutRedirecting", "withoutVerifying"] as const;
const CALL = { phases: allPhases, url: { argument: 0, name: "url" } } as const;
const VERBS = ["get", "post", "patch", "put", "delete"] as const;

export default defineLibrary({
  id: "php/zttp",
  name: "Zttp",
  docs: [README],
  group: "http",
  types: { request: { classes: ["Zttp\\PendingZttpRequest"], modelled: true } },
  calls: [
    { ...CALL, callee: { static: VERBS, of: "Zttp\\Zttp" }, options: [], source: SOURCE },
    { ...CALL, callee: { method: VERBS, of: "request" }, options: [{ receiver: true }], source: SOURCE },
    { ...CALL, callee: { method: "send", of: "request" }, options: [{ argument: 2, name: "options" }, { receiver: true }], url: { argument: 1, name: "url" }, source: SOURCE },
  ],
  effects: [
    { callee: { static: [...FLUENT, "new"], of: "Zttp\\Zttp" }, creates: "request", source: SOURCE },
    { callee: { static: "new", of: "Zttp\\PendingZttpRequest" }, creates: "request", source: SOURCE },
    { callee: { construct: "Zttp\\PendingZttpRequest" }, creates: "request", source: SOURCE },
    { callee: { static: "timeout", of: "Zttp\\Zttp" }, sets: { on: { result: true }, key: "timeout", value: { argument: 0, name: "seconds" } }, source: SOURCE },
    { callee: { static: "withOptions", of: "Zttp\\Zttp" }, setsAll: { on: { result: true }, from: { argument: 0, name: "options" } }, source: SOURCE },
    { callee: { method: "timeout", of: "request" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "seconds" } }, source: SOURCE },
    { callee: { method: "withOptions", of: "request" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "options" } }, source: SOURCE },
    { callee: { method: FLUENT, of: "request" }, answers: { receiver: true }, source: SOURCE },
  ],
  limits: [
    { option: "connect_timeout", ...secondsForCurl.fractions.connect, source: SOURCE },
    { option: "timeout", ...secondsForCurl.fractions.total, usual: [0.05, 1_200], source: SOURCE },
  ],
  defaults: [libcurlConnect, { phases: ["response", "body"], seconds: null, label: "Zttp's timeout", source: SOURCE }],
  fixes: [{ setters: [{ method: "timeout", option: "timeout", value: "{total}", limits: "total" }] }],
  repeats: "A redirect (5 at most) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
