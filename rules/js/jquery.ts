import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const AJAX = "https://api.jquery.com/jQuery.ajax/";
const SOURCE = "jquery dist/jquery.js:8222,8607";

/** `if (s.async && s.timeout > 0)`: all else is none. */
const MILLISECONDS = [
  { when: { is: ["undefined"] }, means: "default" },
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: { below: 0 }, means: "none" },
  { when: "NaN", means: "none" },
  { when: "text", means: "none" },
] as const;

const SETUP = { project: "jquery.ajaxSetup" } as const;
const CALL = { phases: allPhases, url: { argument: 0 }, hosts: [{ argument: 0, path: ["url"] }], judged: "settling", answers: "jqXHR", promise: true } as const;

export default defineLibrary({
  id: "js/jquery",
  name: "jQuery",
  docs: [AJAX, "https://api.jquery.com/jQuery.ajaxSetup/"],
  group: "http",
  modules: ["jquery"],
  types: {
    jquery: { exports: ["default", "global#$", "global#jQuery"], classes: ["JQueryStatic"], named: { parameters: ["$", "jQuery"] }, modelled: true },
    collection: { modelled: true },
    jqXHR: { classes: ["jqXHR"], escapes: true, modelled: true },
  },
  calls: [
    { ...CALL, callee: { method: "ajax", of: "jquery" }, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }, SETUP], tags: ["ajax"], source: AJAX, proof: "jquery-ajax-bare" },
    // Since jQuery 3 an object of settings may stand for the address; otherwise there is no place for options.
    { ...CALL, callee: { method: ["get", "post"], of: "jquery" }, options: [{ argument: 0, unless: "url", ifKnown: true }, SETUP], tags: ["get"], source: "https://api.jquery.com/jQuery.get/", proof: "jquery-ajax-bare" },
    { ...CALL, callee: { method: ["getJSON", "getScript"], of: "jquery" }, options: [SETUP], tags: ["get"], source: "https://api.jquery.com/jQuery.getJSON/", proof: "jquery-ajax-bare" },
  ],
  effects: [
    { callee: { method: "ajaxSetup", of: "jquery" }, setsAll: { on: SETUP, from: { argument: 0 } }, source: "https://api.jquery.com/jQuery.ajaxSetup/", proof: "jquery-ajaxSetup-timeout" },
    // `jQuery(function ($) {…})` is run when the page is ready.
    { callee: { invoke: "jquery" }, runs: { argument: 0 }, passing: [{ receiver: true }], source: "https://api.jquery.com/jQuery/#jQuery3" },
    // So is `jQuery(document).ready(function ($) {…})`.
    { callee: { invoke: "jquery" }, creates: "collection", source: "https://api.jquery.com/jQuery/" },
    { callee: { invoke: "jquery" }, sets: { on: { result: true }, key: "jquery", value: { receiver: true } }, source: "https://api.jquery.com/jQuery/" },
    { callee: { method: "ready", of: "collection" }, runs: { argument: 0 }, passing: [{ receiver: true, path: ["jquery"] }], source: "https://api.jquery.com/ready/" },
    { callee: { method: "extend", of: "jquery" }, merges: "all", source: "https://api.jquery.com/jQuery.extend/" },
    { callee: { method: "abort", of: "jqXHR" }, ends: { on: { receiver: true } }, source: "https://api.jquery.com/jQuery.ajax/#jqXHR" },
  ],
  limits: [
    { option: "timeout", covers: "total", unit: "ms", values: MILLISECONDS, unlessIs: { option: "async", values: [false] }, usual: [100, 3_600_000], source: SOURCE, proof: ["jquery-ajax-timeout", "jquery-ajaxSetup-timeout"] },
    // Not a limit: a synchronous request has none, and must not be given one.
    {
      option: "async",
      covers: [],
      unit: "ms",
      values: [
        { when: { is: [false] }, means: "none" },
        { when: "boolean", means: "default" },
      ],
      source: SOURCE,
    },
  ],
  defaults: [{ phases: ["response", "body"], seconds: null, label: "jQuery's timeout", option: "timeout", source: AJAX, proof: "jquery-ajax-bare" }],
  fixes: [{ tags: ["ajax"], never: ["async"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } }],
  gaps: { proof: "runs in browsers only; the proofs have none" },
});
