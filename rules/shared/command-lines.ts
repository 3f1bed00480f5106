import type { Default, Limit, LookAlike } from "../../src/model/library.ts";
import { allPhases } from "./all-phases.ts";
import { libcurlConnect } from "./libcurl-connect.ts";

const CURL = "https://curl.se/docs/manpage.html";
const WGET = "https://www.gnu.org/software/wget/manual/html_node/Download-Options.html";
const TIMEOUT = "https://www.gnu.org/software/coreutils/manual/html_node/timeout-invocation.html";

const VALUES = [
  { when: { is: [0, "", null] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
const SECONDS = { unit: "seconds", values: VALUES } as const;
const USUAL = { ...SECONDS, usual: [1, 3_600] } as const;

/** What the words of a command line that runs `curl`, `wget` or `timeout` say, whatever language runs it. */
export const commandLines = {
  docs: [CURL, WGET],
  limits: [
    { option: "timeout", label: "timeout (command)", covers: "total", ...SECONDS, source: TIMEOUT },
    { option: "--max-time", covers: "total", ...USUAL, tags: ["curl"], source: CURL, proof: "js cp.spawn-curl-max-time" },
    { option: "-m", covers: "total", ...USUAL, tags: ["curl"], source: CURL },
    {
      option: "--connect-timeout",
      covers: ["connect"],
      ...USUAL,
      tags: ["curl", "wget"],
      source: CURL,
      proof: "js cp.spawn-curl-connect-timeout-only",
    },
    { option: "--speed-time", covers: ["response", "body"], ...SECONDS, tags: ["curl"], source: CURL },
    { option: "-y", covers: ["response", "body"], ...SECONDS, tags: ["curl"], source: CURL },
    { option: "--timeout", covers: allPhases, ...USUAL, tags: ["wget"], source: WGET },
    { option: "-T", covers: allPhases, ...USUAL, tags: ["wget"], source: WGET },
    { option: "--read-timeout", covers: ["response", "body"], ...USUAL, tags: ["wget"], source: WGET },
  ] satisfies readonly Limit[],
  lookAlikes: [
    { option: "--retry-max-time", says: "`--retry-max-time` ends the retries, not a request that waits.", tags: ["curl"], source: CURL },
    { option: "--keepalive-time", says: "`--keepalive-time` sees a dead host, not a silent peer.", tags: ["curl"], source: CURL },
    { option: "--tries", says: "`--tries` counts attempts, each of which may wait.", tags: ["wget"], source: WGET },
  ] satisfies readonly LookAlike[],
  defaults: [
    { ...libcurlConnect, tags: ["curl"], proof: "php curl.bare.https-silent" },
    {
      phases: ["response", "body"],
      seconds: 900,
      label: "wget's read timeout",
      option: ["--timeout", "-T", "--read-timeout"],
      tags: ["wget"],
      source: WGET,
    },
  ] satisfies readonly Default[],
} as const;
