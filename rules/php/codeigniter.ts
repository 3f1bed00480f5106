import { defineLibrary } from "../../src/model/library.ts";

const DOCS = "https://codeigniter.com/user_guide/libraries/curlrequest.html#timeout";
const SOURCE = "codeigniter4/framework system/HTTP/CURLRequest.php";
const ALL = ["connect", "response", "body"] as const;
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: "text", means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

const CONFIG = { receiver: true } as const;

export default defineLibrary({
  id: "php/codeigniter",
  name: "CodeIgniter CURLRequest",
  docs: [DOCS],
  group: "http",
  types: { client: { classes: ["CodeIgniter\\HTTP\\CURLRequest"], modelled: true } },
  calls: [
    { callee: { method: ["get", "head", "options", "put", "post", "patch", "delete"], of: "client" }, phases: ALL, options: [{ argument: 1, name: "options" }, CONFIG], url: { argument: 0, name: "url" }, hosts: [{ receiver: true, path: ["baseURI"] }], tags: ["verb"], source: DOCS },
    { callee: { method: "request", of: "client" }, phases: ALL, options: [{ argument: 2, name: "options" }, CONFIG], url: { argument: 1, name: "url" }, hosts: [{ receiver: true, path: ["baseURI"] }], tags: ["request"], source: DOCS },
  ],
  effects: [
    { callee: { static: "curlrequest", of: "Config\\Services" }, creates: "client", from: [{ argument: 0, name: "options" }], source: DOCS },
    { callee: { static: "curlrequest", of: "CodeIgniter\\Config\\Services" }, creates: "client", from: [{ argument: 0, name: "options" }], source: DOCS },
    { callee: { construct: "CodeIgniter\\HTTP\\CURLRequest" }, creates: "client", from: [{ argument: 3, name: "options" }], source: SOURCE },
  ],
  limits: [
    { option: "connect_timeout", covers: ["connect"], unit: "seconds", values: SECONDS, usual: [0.05, 1_200], source: DOCS },
    { option: "timeout", covers: "total", unit: "seconds", values: SECONDS, usual: [0.05, 1_200], source: DOCS },
  ],
  defaults: [
    { phases: ["connect"], seconds: 150, label: "CodeIgniter's connect limit", source: SOURCE },
    { phases: ["response", "body"], seconds: null, label: "CodeIgniter's timeout", source: SOURCE },
  ],
  fixes: [
    {
      tags: ["verb"],
      entries: [
        { key: "connect_timeout", value: "{connect}", limits: "connect" },
        { key: "timeout", value: "{total}", limits: "total" },
      ],
      argument: { index: 1 },
    },
    {
      tags: ["request"],
      entries: [
        { key: "connect_timeout", value: "{connect}", limits: "connect" },
        { key: "timeout", value: "{total}", limits: "total" },
      ],
      argument: { index: 2 },
    },
  ],
  repeats: "A redirect (5 at most) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
