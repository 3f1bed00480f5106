import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { axiosTimeout } from "../shared/axios-timeout.ts";

const DOCS = "https://docs.nestjs.com/techniques/http-module";
const SOURCE = "@nestjs/axios dist/http.service.js";

const MODULE = { project: "nestjs.HttpModule" } as const;
const CALL = { phases: allPhases, readsLate: true, judged: "settling", answers: "js/rxjs:observable", url: { argument: 0 }, hosts: [{ argument: 0, path: ["url"] }] } as const;

export default defineLibrary({
  id: "js/nestjs",
  name: "NestJS HttpService",
  docs: [DOCS],
  group: "http",
  modules: ["@nestjs/axios", "@nestjs/common"],
  types: {
    service: { classes: ["HttpService"], members: { axiosRef: "js/axios:instance" }, modelled: true },
  },
  calls: [
    { ...CALL, callee: { method: ["get", "delete", "head"], of: "service" }, options: [{ argument: 1 }, { result: true }, MODULE], tags: ["get"], source: SOURCE },
    { ...CALL, callee: { method: ["post", "put", "patch"], of: "service" }, options: [{ argument: 2 }, { result: true }, MODULE], tags: ["data"], source: SOURCE },
    { ...CALL, callee: { method: "request", of: "service" }, options: [{ argument: 0 }, { result: true }, MODULE], tags: ["config"], source: SOURCE },
  ],
  effects: [
    { callee: { static: "register", of: "HttpModule" }, setsAll: { on: MODULE, from: { argument: 0 } }, source: `${DOCS}#configuration` },
    { callee: { construct: "HttpService" }, creates: "service", source: SOURCE },
  ],
  limits: [
    { option: "timeout", covers: allPhases, unit: "ms", values: axiosTimeout.values, usual: [100, 3_600_000], source: "axios lib/adapters/http.js", proof: ["axios.get-timeout-silent", "axios.get-timeout-stall", "axios.get-timeout-drip"] },
    { ...abortSignal.option, source: "https://axios-http.com/docs/cancellation", proof: "axios.signal" },
    // Unsubscribing cancels the request, unless it is a stream's.
    { option: "timeoutOperator", label: "timeout()", covers: "total", unit: "ms", usual: [100, 3_600_000], source: SOURCE },
    { option: "timeoutOperator.each", label: "timeout({ each })", covers: "total", unit: "ms", usual: [100, 3_600_000], source: SOURCE },
    { option: "timeoutOperator.first", label: "timeout({ first })", covers: "total", unit: "ms", usual: [100, 3_600_000], source: SOURCE },
  ],
  lookAlikes: [
    { option: "timeout", label: "timeout (data)", from: [{ argument: 1 }], tags: ["data"], says: "`timeout` stands in the second argument, which is sent as the body: the configuration is the third.", source: "https://axios-http.com/docs/api_intro", proof: "axios.post-config-as-data" },
    { option: "httpAgent.timeout", says: "An agent's `timeout` only emits an event, which axios does not act on.", source: "axios lib/adapters/http.js", proof: "axios.httpAgent-timeout-only" },
  ],
  defaults: [{ ...axiosTimeout.default, proof: "axios.get-bare-silent" }],
  fixes: [
    { tags: ["data"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 2, fillers: ["", "undefined"] } },
    { tags: ["get"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } },
    { tags: ["config"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }] },
    { instead: "total", tags: ["data"], entries: [abortSignal.entry], argument: { index: 2, fillers: ["", "undefined"] } },
    { instead: "total", tags: ["get"], entries: [abortSignal.entry], argument: { index: 1 } },
    { instead: "total", tags: ["config"], entries: [abortSignal.entry] },
  ],
});
