import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const GUIDE = "https://angular.dev/guide/http/making-requests";
const SOURCE = "@angular/common fesm2022/_module-chunk.mjs:487,774,1088";
const RXJS = "https://rxjs.dev/api/operators/timeout";

const MILLISECONDS = [
  { when: { is: ["undefined"] }, means: "default" },
  { when: { below: 1 }, means: "throws" },
  { when: "any-text", means: "throws" },
] as const;

const CALL = { phases: allPhases, readsLate: true, judged: "settling", answers: "js/rxjs:observable" } as const;

export default defineLibrary({
  id: "js/angular",
  name: "Angular HttpClient",
  docs: [GUIDE, RXJS],
  group: "http",
  modules: ["@angular/common/http"],
  types: {
    client: { classes: ["HttpClient"], modelled: true },
    options: {},
  },
  calls: [
    { ...CALL, callee: { method: ["get", "delete", "head", "options", "jsonp"], of: "client" }, options: [{ argument: 1 }, { result: true }], url: { argument: 0 }, tags: ["get"], source: GUIDE },
    { ...CALL, callee: { method: ["post", "put", "patch"], of: "client" }, options: [{ argument: 2 }, { result: true }], url: { argument: 0 }, tags: ["post"], source: GUIDE },
    { ...CALL, callee: { method: "request", of: "client" }, options: [{ argument: 2 }, { argument: 0, unless: "url", named: ["req"] }, { result: true }], url: { argument: 1 }, tags: ["request"], source: GUIDE },
  ],
  effects: [
    { callee: { export: ["@angular/core#inject"] }, instance: { argument: 0 }, source: "https://angular.dev/api/core/inject" },
    { callee: { construct: "HttpRequest" }, creates: "options", from: [{ argument: 2 }, { argument: 3 }], source: "https://angular.dev/api/common/http/HttpRequest" },
  ],
  limits: [
    { option: "timeout", covers: "total", unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], versions: "@angular/common@>=20.2", source: SOURCE },
    // Unsubscribing aborts the request: nothing leaks.
    { option: "timeoutOperator", label: "timeout()", covers: "total", unit: "ms", usual: [100, 3_600_000], source: RXJS, proof: "rxjs-timeout-fromFetch-aborts" },
    { option: "timeoutOperator.each", label: "timeout()", covers: "total", unit: "ms", usual: [100, 3_600_000], source: RXJS },
    { option: "timeoutOperator.first", label: "timeout()", covers: "total", unit: "ms", usual: [100, 3_600_000], source: RXJS },
  ],
  lookAlikes: [{ option: "timeout", versions: "@angular/common@<20.2", says: "`timeout` is not an option of `HttpClient` before Angular 20.2: it is ignored.", source: GUIDE }],
  defaults: [{ phases: ["response", "body"], seconds: null, label: "HttpClient's timeout", source: GUIDE }],
  fixes: [
    { tags: ["get"], versions: "@angular/common@>=20.2", entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } },
    { tags: ["post", "request"], versions: "@angular/common@>=20.2", entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 2 } },
  ],
  gaps: { proof: "runs in browsers only; the proofs have none" },
});
