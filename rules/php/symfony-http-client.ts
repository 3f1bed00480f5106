import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const DOCS = "https://symfony.com/doc/current/http_client.html#dealing-with-timeouts";
const TRAIT = "symfony/http-client HttpClientTrait.php";
const INI = "https://www.php.net/manual/en/filesystem.configuration.php#ini.default-socket-timeout";
const SPACE = "Symfony\\Component\\HttpClient";

/** A negative one is two days. */
const IDLE = [
  { when: { is: [null] }, means: "default" },
  { when: { is: [0] }, means: "at-once" },
  { when: { below: 0 }, means: "none" },
] as const;

const TOTAL = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

const INI_VALUES = [
  { when: { is: [0, null, false, ""] }, means: "at-once" },
  { when: "text", means: "at-once" },
  { when: { below: 0 }, means: "none" },
] as const;

const DECORATORS = [`${SPACE}\\RetryableHttpClient`, `${SPACE}\\TraceableHttpClient`, `${SPACE}\\CachingHttpClient`, `${SPACE}\\NoPrivateNetworkHttpClient`, `${SPACE}\\UriTemplateHttpClient`, `${SPACE}\\ThrottlingHttpClient`, `${SPACE}\\EventSourceHttpClient`];
const TRANSPORTS = [`${SPACE}\\CurlHttpClient`, `${SPACE}\\NativeHttpClient`, `${SPACE}\\AmpHttpClient`];
/** What the framework's container hands out; options of its configuration are seldom more than headers and a base. */
const RECEIVED = ["Symfony\\Contracts\\HttpClient\\HttpClientInterface", ...TRANSPORTS, ...DECORATORS];
const HOSTS = [{ receiver: true, path: ["base_uri"] }] as const;

export default defineLibrary({
  id: "php/symfony-http-client",
  name: "Symfony HttpClient",
  docs: [DOCS],
  group: "http",
  types: {
    client: { classes: [...RECEIVED, `${SPACE}\\ScopingHttpClient`], modelled: true, bare: { classes: RECEIVED, otherwise: [] } },
    psr: { classes: [`${SPACE}\\Psr18Client`, `${SPACE}\\HttplugClient`], modelled: true },
    options: { classes: [`${SPACE}\\HttpOptions`], modelled: true },
  },
  calls: [
    {
      callee: { method: "request", of: "client" },
      phases: allPhases,
      options: [{ argument: 2, name: "options" }, { receiver: true }],
      hosts: HOSTS,
      url: { argument: 1, name: "url" },
      tags: ["request"],
      source: "https://symfony.com/doc/current/http_client.html#making-requests",
      proof: ["symfony.curl.bare.real-default", "symfony.timeout2", "symfony.destructor-waits"],
    },
    { callee: { method: ["sendRequest", "sendAsyncRequest"], of: "psr" }, phases: allPhases, options: [{ receiver: true }], hosts: HOSTS, url: { argument: 0, name: "request" }, source: "https://symfony.com/doc/current/http_client.html#psr-18-and-psr-17" },
    { callee: { static: "create", of: `${SPACE}\\HttpClient` }, phases: allPhases, options: [{ argument: 0, name: "defaultOptions" }], judged: "made", tags: ["made"], source: DOCS },
    {
      callee: { static: "createForBaseUri", of: `${SPACE}\\HttpClient` },
      phases: allPhases,
      options: [{ argument: 1, name: "defaultOptions" }],
      url: { argument: 0, name: "baseUri" },
      judged: "made",
      tags: ["made-for-base"],
      source: "symfony/http-client HttpClient.php",
    },
    { callee: { construct: TRANSPORTS }, phases: allPhases, options: [{ argument: 0, name: "defaultOptions" }], judged: "made", tags: ["made"], source: TRAIT },
  ],
  effects: [
    { callee: { static: "create", of: `${SPACE}\\HttpClient` }, creates: "client", from: [{ argument: 0, name: "defaultOptions" }], source: `${DOCS}`, proof: "symfony.create.ini2" },
    { callee: { static: "createForBaseUri", of: `${SPACE}\\HttpClient` }, creates: "client", from: [{ argument: 1, name: "defaultOptions" }], source: "symfony/http-client HttpClient.php" },
    { callee: { construct: TRANSPORTS }, creates: "client", from: [{ argument: 0, name: "defaultOptions" }], source: TRAIT },
    { callee: { construct: DECORATORS }, creates: "client", from: [{ argument: 0, name: "client" }], source: "symfony/http-client RetryableHttpClient.php", proof: "symfony.retryable.silent" },
    { callee: { construct: `${SPACE}\\ScopingHttpClient` }, creates: "client", from: [{ argument: 0, name: "client" }], unseen: true, source: "symfony/http-client ScopingHttpClient.php" },
    {
      callee: { static: "forBaseUri", of: `${SPACE}\\ScopingHttpClient` },
      creates: "client",
      from: [
        { argument: 0, name: "client" },
        { argument: 2, name: "defaultOptions" },
      ],
      source: "symfony/http-client ScopingHttpClient.php",
    },
    { callee: { method: "withOptions", of: "client" }, creates: "client", from: [{ receiver: true }, { argument: 0, name: "options" }], source: "https://symfony.com/doc/current/http_client.html#configuration" },
    { callee: { construct: [`${SPACE}\\Psr18Client`, `${SPACE}\\HttplugClient`] }, creates: "psr", from: [{ argument: 0, name: "client" }], source: "symfony/http-client Psr18Client.php" },
    { callee: { method: "withOptions", of: "psr" }, creates: "psr", from: [{ receiver: true }, { argument: 0, name: "options" }], source: "symfony/http-client Psr18Client.php" },
    { callee: { construct: `${SPACE}\\HttpOptions` }, creates: "options", source: "symfony/http-client HttpOptions.php" },
    { callee: { method: "setTimeout", of: "options" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: "symfony/http-client HttpOptions.php" },
    { callee: { method: "setMaxDuration", of: "options" }, sets: { on: { receiver: true }, key: "max_duration", value: { argument: 0, name: "maxDuration" } }, source: "symfony/http-client HttpOptions.php" },
    {
      callee: {
        method: [
          "setTimeout",
          "setMaxDuration",
          "toArray",
          "setHeaders",
          "setHeader",
          "setQuery",
          "setBody",
          "setJson",
          "setAuthBasic",
          "setAuthBearer",
          "setUserData",
          "setMaxRedirects",
          "setBaseUri",
          "setBuffer",
          "setOnProgress",
          "setResolve",
          "setProxy",
          "setNoProxy",
          "bindTo",
          "verifyPeer",
          "verifyHost",
          "setExtra",
          "setVars",
          "setHttpVersion",
        ],
        of: "options",
      },
      answers: { receiver: true },
      source: "symfony/http-client HttpOptions.php",
    },
  ],
  limits: [
    { option: "max_duration", covers: "total", unit: "seconds", values: TOTAL, usual: [0.05, 1_200], source: DOCS, proof: ["symfony.max_duration2.silent", "symfony.max_duration2.drip", "symfony.native.max_duration2.drip"] },
    { option: "timeout", covers: allPhases, unit: "seconds", values: IDLE, usual: [0.05, 1_200], source: DOCS, proof: ["symfony.timeout2", "symfony.timeout2.drip", "symfony.timeout0", "symfony.timeout--1"] },
  ],
  defaults: [{ phases: allPhases, seconds: 60, label: "default_socket_timeout", option: "timeout", setting: { where: { project: "php.ini" }, option: "default_socket_timeout" }, values: INI_VALUES, source: INI, proof: ["symfony.curl.bare.real-default", "symfony.create.ini2", "symfony.native.ini2"] }],
  fixes: [
    {
      tags: ["request"],
      entries: [
        { key: "timeout", value: "{connect}", limits: "connect" },
        { key: "max_duration", value: "{total}", limits: "total" },
      ],
      argument: { index: 2 },
    },
    { instead: "idle", tags: ["request"], entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 2 } },
  ],
  repeats: "A redirect (20 at most) or `RetryableHttpClient` begins anew.",
});
