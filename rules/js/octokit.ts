import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { undici } from "../shared/undici.ts";

const OCTOKIT = "https://github.com/octokit/octokit.js#readme";

export default defineLibrary({
  id: "js/octokit",
  name: "Octokit",
  docs: [OCTOKIT],
  group: "http",
  modules: ["octokit", "@octokit/rest", "@octokit/core", "@actions/github"],
  calls: [
    { callee: { construct: ["octokit#Octokit", "@octokit/rest#Octokit", "@octokit/core#Octokit"] }, phases: allPhases, options: [{ argument: 0 }], url: { argument: 0, path: ["baseUrl"] }, source: OCTOKIT, proof: ["octokit-request-bare", "octokit-rest-bare"] },
    { callee: { export: "@actions/github#getOctokit" }, phases: allPhases, options: [{ argument: 1 }], url: { argument: 1, path: ["baseUrl"] }, source: OCTOKIT, proof: "octokit-rest-bare" },
  ],
  limits: [
    // A fetch of one's own may bound what it likes.
    { option: "request.fetch", label: "request.fetch", covers: allPhases, unit: "ms", source: "https://github.com/octokit/request.js#request" },
  ],
  lookAlikes: [
    { option: "request.timeout", says: "`request.timeout` is ignored since Octokit uses `fetch`.", source: "https://github.com/octokit/request.js/releases", proof: "octokit-request-timeout-ignored" },
    { option: "timeout", says: "`timeout` is not an option of Octokit.", source: "https://github.com/octokit/request.js#request" },
  ],
  defaults: [{ ...undici.answer, phases: allPhases, runtimes: ["node"], source: "@octokit/request dist-src/fetch-wrapper.js", proof: "octokit-request-bare" }],
  gaps: { fix: "no option: a `fetch` of one’s own has to be handed in" },
});
