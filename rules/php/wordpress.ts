import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const DOCS = "https://developer.wordpress.org/reference/classes/WP_Http/request/";
/** WordPress VIP's wrappers, which other plug-ins call where they are there. */
const VIP = "Automattic/vip-go-mu-plugins vip-helpers/vip-utils.php";
const URL = { argument: 0, name: "url" } as const;

/** Requests raises what is below a second. */
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "one-second" },
  { when: "text", means: "one-second" },
  { when: { below: 1 }, means: "one-second" },
] as const;

export default defineLibrary({
  id: "php/wordpress",
  name: "WordPress HTTP API",
  docs: [DOCS, "https://developer.wordpress.org/plugins/http-api/"],
  group: "http",
  types: { http: { classes: ["WP_Http"], modelled: true } },
  calls: [
    {
      callee: { function: ["wp_remote_get", "wp_remote_post", "wp_remote_head", "wp_remote_request", "wp_safe_remote_get", "wp_safe_remote_post", "wp_safe_remote_head", "wp_safe_remote_request"] },
      phases: allPhases,
      options: [{ argument: 1, name: "args" }],
      url: URL,
      tags: ["args"],
      source: "https://developer.wordpress.org/reference/functions/wp_remote_get/",
      proof: ["wp.remote_get.default", "wp.remote_get.timeout2", "wp.remote_get.blocking-false"],
    },
    { callee: { method: ["request", "get", "post", "head"], of: "http" }, phases: allPhases, options: [{ argument: 1, name: "args" }], url: URL, tags: ["args"], source: DOCS },
    { callee: { function: "download_url" }, phases: allPhases, options: [{ argument: 1, name: "timeout", as: "timeout" }], url: URL, tags: ["download"], source: "https://developer.wordpress.org/reference/functions/download_url/" },
    { callee: { function: "wp_get_http" }, phases: allPhases, options: [], url: URL, source: "https://developer.wordpress.org/reference/functions/wp_get_http/" },
    { callee: { function: ["vip_safe_wp_remote_get", "vip_safe_wp_remote_post", "vip_safe_wp_remote_request"] }, phases: allPhases, options: [{ argument: 3, name: "timeout", as: "timeout" }], url: URL, tags: ["vip"], source: VIP },
    { callee: { function: "wpcom_vip_file_get_contents" }, phases: allPhases, options: [{ argument: 1, name: "timeout", as: "timeout" }], url: URL, tags: ["vip-file"], source: VIP },
    { callee: { function: "wp_remote_fopen" }, phases: allPhases, options: [], url: { argument: 0, name: "uri" }, tags: ["fopen"], source: "https://developer.wordpress.org/reference/functions/wp_remote_fopen/" },
  ],
  effects: [
    { callee: { construct: "WP_Http" }, creates: "http", source: DOCS },
    { callee: { function: "apply_filters" }, answers: { argument: 1, name: "value" }, filtered: true, source: "https://developer.wordpress.org/reference/functions/apply_filters/" },
    {
      callee: { function: "wp_parse_args" },
      merges: [
        { argument: 1, name: "defaults" },
        { argument: 0, name: "args" },
      ],
      source: "https://developer.wordpress.org/reference/functions/wp_parse_args/",
    },
    {
      callee: { function: "shortcode_atts" },
      merges: [
        { argument: 0, name: "pairs" },
        { argument: 1, name: "atts" },
      ],
      source: "https://developer.wordpress.org/reference/functions/shortcode_atts/",
    },
  ],
  limits: [{ option: "timeout", covers: "total", unit: "seconds", values: SECONDS, usual: [0.05, 1_200], source: DOCS, proof: ["wp.remote_get.timeout2", "wp.remote_get.timeout0", "wp.remote_get.blocking-false-0.01"] }],
  defaults: [
    { phases: allPhases, seconds: 300, label: "download_url's timeout", option: "timeout", tags: ["download"], source: "https://developer.wordpress.org/reference/functions/download_url/" },
    { phases: allPhases, seconds: 10, label: "wp_remote_fopen's timeout", tags: ["fopen"], source: "https://developer.wordpress.org/reference/functions/wp_remote_fopen/" },
    { phases: allPhases, seconds: 1, label: "WordPress VIP's timeout", option: "timeout", tags: ["vip"], source: VIP },
    { phases: allPhases, seconds: 3, label: "WordPress VIP's timeout", option: "timeout", tags: ["vip-file"], source: VIP },
    { phases: allPhases, seconds: 5, label: "WordPress' timeout", option: "timeout", source: "https://developer.wordpress.org/reference/hooks/http_request_timeout/", proof: "wp.remote_get.default" },
  ],
  fixes: [{ tags: ["args"], entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 1 } }],
  repeats: "A redirect (5 at most) begins anew.",
  gaps: { proof: "its HTTP API runs within WordPress only, with a database behind it" },
});
