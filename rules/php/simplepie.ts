import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://simplepie.org/wiki/reference/simplepie/set_timeout";
const FILE = "simplepie/simplepie src/File.php";
const CLASSES = ["SimplePie", "SimplePie\\SimplePie"] as const;

export default defineLibrary({
  id: "php/simplepie",
  name: "SimplePie",
  docs: [DOCS],
  group: "http",
  types: { feed: { classes: CLASSES, modelled: true, escapes: true } },
  calls: [
    { callee: { method: "init", of: "feed" }, phases: allPhases, options: [{ receiver: true }], url: { receiver: true, path: ["feed_url"] }, source: "https://simplepie.org/wiki/reference/simplepie/init", proof: "simplepie.default" },
    {
      callee: { construct: ["SimplePie_File", "SimplePie\\File"] },
      phases: allPhases,
      options: [{ argument: 1, name: "timeout", as: "timeout" }],
      url: { argument: 0, name: "url" },
      networkOnly: { schemes: ["http", "https"], assumeUnknown: true },
      source: FILE,
    },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "feed", source: "https://simplepie.org/wiki/reference/simplepie/start" },
    { callee: { method: "set_timeout", of: "feed" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: DOCS },
    { callee: { method: "set_feed_url", of: "feed" }, sets: { on: { receiver: true }, key: "feed_url", value: { argument: 0, name: "url" } }, source: "https://simplepie.org/wiki/reference/simplepie/set_feed_url" },
    { callee: { method: "set_curl_options", of: "feed" }, sets: { on: { receiver: true }, key: "curl", value: { argument: 0, name: "curl_options" } }, source: FILE },
  ],
  limits: [{ option: "timeout", label: "set_timeout", ...secondsForCurl.whole.total, usual: [1, 1_200], source: DOCS, proof: "simplepie.default" }, ...curlLimits({ under: "curl.", source: FILE })],
  defaults: [{ phases: allPhases, seconds: 10, label: "SimplePie's timeout", option: "timeout", source: FILE, proof: "simplepie.default" }],
  gaps: { fix: "its default of 10 s is a limit already" },
});
