import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { undici } from "../shared/undici.ts";

const AJAX = "https://rxjs.dev/api/ajax/ajax";
const FROM_FETCH = "https://rxjs.dev/api/fetch/fromFetch";
const TIMEOUT = "https://rxjs.dev/api/operators/timeout";

const MILLISECONDS = [
  { when: { is: ["undefined", null, 0] }, means: "none" },
  { when: "NaN", means: "none" },
] as const;

const CALL = { phases: allPhases, readsLate: true, judged: "settling", answers: "observable", url: { argument: 0 } } as const;
/** Operators stand anywhere among the arguments of `pipe`; those of the project's own add nothing. */
const PLACES = [0, 1, 2, 3, 4, 5, 6, 7] as const;

export default defineLibrary({
  id: "js/rxjs",
  name: "RxJS ajax and fromFetch",
  docs: [AJAX, FROM_FETCH, TIMEOUT],
  group: "http",
  modules: ["rxjs/ajax", "rxjs/fetch"],
  types: {
    observable: { escapes: true, modelled: true },
    operator: {},
    ajax: { exports: ["rxjs/ajax#ajax"], modelled: true },
  },
  calls: [
    { ...CALL, callee: { invoke: "ajax" }, options: [{ argument: 0, unless: "url" }, { result: true }], hosts: [{ argument: 0, path: ["url"] }], tags: ["ajax"], source: AJAX },
    { ...CALL, callee: { method: ["get", "post", "put", "patch", "delete", "getJSON"], of: "ajax" }, options: [{ result: true }], tags: ["shorthand"], source: AJAX },
    { ...CALL, callee: { export: "rxjs/fetch#fromFetch" }, options: [{ argument: 1 }, { result: true }], tags: ["fetch"], source: FROM_FETCH, proof: "rxjs-timeout-fromFetch-aborts" },
  ],
  effects: [
    { callee: { export: ["rxjs#timeout", "rxjs/operators#timeout", "rxjs#timeoutWith", "rxjs/operators#timeoutWith"] }, creates: "operator", source: TIMEOUT },
    { callee: { export: ["rxjs#timeout", "rxjs/operators#timeout", "rxjs#timeoutWith", "rxjs/operators#timeoutWith"] }, sets: { on: { result: true }, key: "timeoutOperator", value: { argument: 0 } }, source: TIMEOUT },
    ...PLACES.map((argument) => ({ callee: { method: "pipe", of: "observable" }, setsAll: { on: { receiver: true }, from: { argument, ifKnown: true } }, source: TIMEOUT }) as const),
    // RxJS 5 chains its operators.
    { callee: { method: "timeout", of: "observable" }, sets: { on: { receiver: true }, key: "timeoutOperator", value: { argument: 0 } }, source: TIMEOUT },
    { callee: { method: ["pipe", "timeout", "map", "catch", "catchError", "do", "retry", "share", "publishReplay", "refCount", "toPromise", "asObservable"], of: "observable" }, answers: { receiver: true }, source: "https://rxjs.dev/api/index/class/Observable#pipe" },
    { callee: { export: ["rxjs#firstValueFrom", "rxjs#lastValueFrom", "rxjs#from", "rxjs#defer"] }, answers: { argument: 0 }, source: "https://rxjs.dev/api/index/function/firstValueFrom" },
  ],
  limits: [
    { option: "timeout", covers: "total", unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], tags: ["ajax"], source: "https://rxjs.dev/api/ajax/AjaxConfig#timeout" },
    // Unsubscribing aborts the request: nothing leaks.
    { option: "timeoutOperator", label: "timeout()", covers: "total", unit: "ms", usual: [100, 3_600_000], source: TIMEOUT, proof: "rxjs-timeout-fromFetch-aborts" },
    { option: "timeoutOperator.each", label: "timeout({ each })", covers: "total", unit: "ms", usual: [100, 3_600_000], source: TIMEOUT },
    { option: "timeoutOperator.first", label: "timeout({ first })", covers: "total", unit: "ms", usual: [100, 3_600_000], source: TIMEOUT },
    // It is let go when the response has been handed on: only a selector reads the body before that.
    { ...abortSignal.option, with: "selector", tags: ["fetch"], source: FROM_FETCH, proof: "js/rxjs.bounded.signal.stalled" },
    { ...abortSignal.option, covers: ["connect", "response"], without: "selector", tags: ["fetch"], source: "rxjs src/internal/observable/dom/fetch.ts", proof: "js/rxjs.partial.signal-without-selector.stalled" },
  ],
  lookAlikes: [{ option: "timeout", tags: ["fetch"], says: "`timeout` is not an option of `fetch`: it is ignored.", source: FROM_FETCH, proof: "fetch-timeout-init-ignored" }],
  defaults: [
    { phases: ["response", "body"], seconds: null, label: "XMLHttpRequest's timeout", tags: ["ajax", "shorthand"], source: AJAX },
    { ...undici.connect, tags: ["fetch"], runtimes: ["node"], proof: "fetch-bare-hole-connect" },
    { ...undici.answer, tags: ["fetch"], runtimes: ["node"], proof: "fetch-bare-silent" },
  ],
  fixes: [
    { tags: ["ajax"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }] },
    { tags: ["fetch"], entries: [abortSignal.entry], argument: { index: 1 } },
  ],
});
