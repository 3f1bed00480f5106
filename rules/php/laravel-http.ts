import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://laravel.com/docs/http-client#timeout";
const PENDING = "laravel/framework src/Illuminate/Http/Client/PendingRequest.php";
const FACTORY = "laravel/framework src/Illuminate/Http/Client/Factory.php";

/** The facade, and its alias in the global namespace. */
const FACADE = ["Illuminate\\Support\\Facades\\Http", "Http"] as const;

/** All begin a request, or go on with it, without bounding it. */
const FLUENT = [
  "acceptJson",
  "accept",
  "asForm",
  "asJson",
  "asMultipart",
  "async",
  "attach",
  "baseUrl",
  "beforeSending",
  "bodyFormat",
  "buildClient",
  "contentType",
  "createPendingRequest",
  "dd",
  "dump",
  "maxRedirects",
  "replaceHeaders",
  "retry",
  "setClient",
  "setHandler",
  "sink",
  "stub",
  "throw",
  "throwIf",
  "throwIfStatus",
  "throwIfServerError",
  "throwIfClientError",
  "throwUnless",
  "truncateExceptionsAt",
  "withAttributes",
  "withBasicAuth",
  "withBody",
  "withCookies",
  "withDigestAuth",
  "withHeader",
  "withHeaders",
  "withMiddleware",
  "withNtlmAuth",
  "withQueryParameters",
  "withRequestMiddleware",
  "withResponseMiddleware",
  "withToken",
  "withUrlParameters",
  "withUserAgent",
  "withoutRedirecting",
  "withoutVerifying",
  "timeout",
  "connectTimeout",
  "withOptions",
  "as",
  "when",
  "unless",
  "tap",
] as const;

const VERBS = ["get", "head", "post", "patch", "put", "delete"] as const;
const GLOBAL = { project: "laravel.http" } as const;
const CALL = { phases: allPhases, url: { argument: 0, name: "url" } } as const;
const SEND = { phases: allPhases, url: { argument: 1, name: "url" } } as const;
const HOSTS = [{ receiver: true, path: ["base_uri"] }] as const;

export default defineLibrary({
  id: "php/laravel-http",
  name: "Laravel HTTP client",
  docs: [DOCS],
  group: "http",
  types: {
    request: { classes: ["Illuminate\\Http\\Client\\PendingRequest"], modelled: true },
    factory: { classes: ["Illuminate\\Http\\Client\\Factory", "Illuminate\\Http\\Client\\Pool"], modelled: true },
  },
  calls: [
    { ...CALL, callee: { static: VERBS, of: FACADE }, options: [GLOBAL], source: DOCS, proof: "laravel8.bare" },
    { ...CALL, callee: { method: VERBS, of: "factory" }, options: [GLOBAL], source: FACTORY },
    { ...CALL, callee: { method: VERBS, of: "request" }, options: [{ receiver: true }, GLOBAL], hosts: HOSTS, source: DOCS, proof: "laravel8.timeout2" },
    // `->{$method}($url)`: whichever verb it is.
    { ...CALL, callee: { method: "*", of: "request" }, options: [{ receiver: true }, GLOBAL], hosts: HOSTS, source: DOCS },
    { ...SEND, callee: { static: "send", of: FACADE }, options: [{ argument: 2, name: "options" }, GLOBAL], source: PENDING },
    { ...SEND, callee: { method: "send", of: "factory" }, options: [{ argument: 2, name: "options" }, GLOBAL], source: FACTORY },
    { ...SEND, callee: { method: "send", of: "request" }, options: [{ argument: 2, name: "options" }, { receiver: true }, GLOBAL], hosts: HOSTS, source: PENDING },
  ],
  effects: [
    { callee: { static: FLUENT, of: FACADE }, creates: "request", source: FACTORY },
    { callee: { static: "pool", of: FACADE }, creates: "factory", source: FACTORY },
    // A macro: whoever wrote it may have set anything.
    { callee: { static: "*", of: FACADE }, creates: "request", unseen: true, source: "https://laravel.com/docs/http-client#macros" },
    { callee: { method: [...FLUENT, "pool"], of: "factory" }, creates: "request", source: FACTORY },
    { callee: { construct: "Illuminate\\Http\\Client\\PendingRequest" }, creates: "request", source: PENDING },
    { callee: { construct: "Illuminate\\Http\\Client\\Factory" }, creates: "factory", source: FACTORY },
    { callee: { static: "timeout", of: FACADE }, sets: { on: { result: true }, key: "timeout", value: { argument: 0, name: "seconds" } }, source: DOCS, proof: "laravel8.timeout2" },
    { callee: { method: "timeout", of: "factory" }, sets: { on: { result: true }, key: "timeout", value: { argument: 0, name: "seconds" } }, source: DOCS },
    { callee: { static: "connectTimeout", of: FACADE }, sets: { on: { result: true }, key: "connect_timeout", value: { argument: 0, name: "seconds" } }, source: DOCS },
    { callee: { method: "connectTimeout", of: "factory" }, sets: { on: { result: true }, key: "connect_timeout", value: { argument: 0, name: "seconds" } }, source: DOCS },
    { callee: { static: "withOptions", of: FACADE }, setsAll: { on: { result: true }, from: { argument: 0, name: "options" }, deep: true }, source: PENDING },
    { callee: { method: "withOptions", of: "factory" }, setsAll: { on: { result: true }, from: { argument: 0, name: "options" }, deep: true }, source: PENDING },
    { callee: { static: "baseUrl", of: FACADE }, sets: { on: { result: true }, key: "base_uri", value: { argument: 0, name: "url" } }, source: PENDING },
    { callee: { static: "pool", of: FACADE }, runs: { argument: 0, name: "callback" }, passing: [{ result: true }], source: FACTORY },
    { callee: { method: "timeout", of: "request" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "seconds" } }, source: DOCS, proof: ["laravel8.timeout2", "laravel8.retry3-timeout2"] },
    { callee: { method: "connectTimeout", of: "request" }, sets: { on: { receiver: true }, key: "connect_timeout", value: { argument: 0, name: "seconds" } }, source: DOCS },
    { callee: { method: "withOptions", of: "request" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "options" }, deep: true }, source: PENDING },
    { callee: { method: "baseUrl", of: "request" }, sets: { on: { receiver: true }, key: "base_uri", value: { argument: 0, name: "url" } }, source: PENDING },
    { callee: { method: FLUENT, of: "request" }, answers: { receiver: true }, source: PENDING },
    { callee: { static: "globalOptions", of: FACADE }, setsAll: { on: GLOBAL, from: { argument: 0, name: "options" } }, source: FACTORY },
    { callee: { method: "globalOptions", of: "factory" }, setsAll: { on: GLOBAL, from: { argument: 0, name: "options" } }, source: FACTORY },
  ],
  limits: [{ option: "connect_timeout", label: "connectTimeout", ...secondsForCurl.fractions.connect, usual: [0.05, 1_200], source: DOCS }, { option: "timeout", ...secondsForCurl.fractions.total, usual: [0.05, 1_200], source: DOCS, proof: "laravel8.timeout2" }, ...curlLimits({ under: "curl.", source: PENDING })],
  lookAlikes: [{ option: "read_timeout", says: "`read_timeout` is for bodies read with `'stream' => true` only.", source: "https://docs.guzzlephp.org/en/stable/request-options.html#read-timeout", proof: "guzzle.read_timeout-only-curl" }],
  defaults: [
    { ...libcurlConnect, versions: "laravel/framework@<9", source: PENDING },
    { ...libcurlConnect, versions: "illuminate/http@<9", source: PENDING },
    { phases: ["connect"], seconds: 10, label: "Laravel's connect limit", source: `${PENDING} (since 9.0)` },
    { phases: ["response", "body"], seconds: null, label: "Laravel's timeout", versions: "laravel/framework@<9", source: PENDING, proof: "laravel8.bare" },
    { phases: ["response", "body"], seconds: null, label: "Laravel's timeout", versions: "illuminate/http@<9", source: PENDING, proof: "laravel8.bare" },
    { phases: ["response", "body"], seconds: 30, label: "Laravel's timeout", option: "timeout", source: `${PENDING} (since 9.0)` },
  ],
  fixes: [
    { setters: [{ method: "timeout", option: "timeout", value: "{total}", limits: "total" }], versions: "laravel/framework@<9" },
    { setters: [{ method: "timeout", option: "timeout", value: "{total}", limits: "total" }], versions: "illuminate/http@<9" },
    {
      setters: [
        { method: "connectTimeout", option: "connect_timeout", value: "{connect}", limits: "connect" },
        { method: "timeout", option: "timeout", value: "{total}", limits: "total" },
      ],
    },
  ],
  repeats: "A redirect (5 at most) or `retry()` begins anew.",
});
