import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { undici } from "../shared/undici.ts";

const REQUEST = "https://github.com/jasonkuhrt/graphql-request#readme";
const APOLLO = "https://www.apollographql.com/docs/react/api/link/apollo-link-http";
const TRPC = "https://trpc.io/docs/client/links/httpBatchLink";
const URQL = "https://nearform.com/open-source/urql/docs/api/core/#client";

const CALL = { phases: allPhases, judged: "settling", promise: true } as const;
/** Limits live where the client is made; a `fetch` of one's own is looked at by itself. */
const MADE = { phases: allPhases, options: [{ argument: 0 }], url: { argument: 0, path: ["uri"] }, hosts: [{ argument: 0, path: ["url"] }], unlessWith: ["fetch"] } as const;

export default defineLibrary({
  id: "js/graphql",
  name: "graphql-request, Apollo Client, urql, tRPC",
  docs: [REQUEST, APOLLO, TRPC, URQL],
  group: "http",
  modules: ["graphql-request", "@apollo/client", "@apollo/client/core", "@apollo/client/link/http", "@apollo/client/link/batch-http", "apollo-link-http", "apollo-link-batch-http", "@trpc/client", "urql", "@urql/core", "@urql/vue", "@urql/svelte", "@urql/preact"],
  types: {
    client: { classes: ["graphql-request#GraphQLClient"], modelled: true, escapes: true },
  },
  calls: [
    { ...CALL, callee: { export: ["graphql-request#request", "graphql-request#default", "graphql-request#rawRequest"] }, options: [{ argument: 0, unless: "url" }], url: { argument: 0 }, hosts: [{ argument: 0, path: ["url"] }], tags: ["request"], source: REQUEST, proof: "graphql-request-bare" },
    { ...CALL, callee: { method: ["request", "rawRequest"], of: "client" }, options: [{ argument: 0, ifKnown: true }, { receiver: true }], url: { receiver: true, path: ["url"] }, tags: ["request", "client"], source: REQUEST, proof: "graphql-request-bare" },
    { ...MADE, callee: { construct: ["@apollo/client#HttpLink", "@apollo/client/core#HttpLink", "@apollo/client/link/http#HttpLink", "@apollo/client/link/batch-http#BatchHttpLink", "apollo-link-http#HttpLink", "apollo-link-batch-http#BatchHttpLink"] }, tags: ["apollo"], source: APOLLO, proof: "apollo-HttpLink-bare" },
    { ...MADE, callee: { export: ["@apollo/client#createHttpLink", "@apollo/client/core#createHttpLink", "@apollo/client/link/http#createHttpLink", "apollo-link-http#createHttpLink"] }, tags: ["apollo"], source: APOLLO, proof: "apollo-HttpLink-bare" },
    { ...MADE, callee: { export: ["@trpc/client#httpLink", "@trpc/client#httpBatchLink", "@trpc/client#httpBatchStreamLink"] }, url: { argument: 0, path: ["url"] }, tags: ["trpc"], source: TRPC, proof: "trpc-httpLink-bare" },
    { ...MADE, callee: { export: ["urql#createClient", "@urql/core#createClient", "@urql/vue#createClient", "@urql/svelte#createClient", "@urql/preact#createClient"] }, url: { argument: 0, path: ["url"] }, tags: ["urql"], source: URQL, proof: "urql-bare" },
    { ...MADE, callee: { construct: ["urql#Client", "@urql/core#Client"] }, url: { argument: 0, path: ["url"] }, tags: ["urql"], source: URQL, proof: "urql-bare" },
  ],
  effects: [
    { callee: { construct: "graphql-request#GraphQLClient" }, creates: "client", from: [{ argument: 1 }], source: REQUEST },
    { callee: { construct: "graphql-request#GraphQLClient" }, sets: { on: { result: true }, key: "url", value: { argument: 0 } }, source: REQUEST },
    { callee: { method: ["setHeader", "setHeaders", "setEndpoint"], of: "client" }, answers: { receiver: true }, source: REQUEST },
  ],
  limits: [
    { ...abortSignal.option, tags: ["request"], source: REQUEST, proof: "graphql-request-signal" },
    { option: "fetchOptions.signal", covers: "total", unit: "signal", usual: [100, 3_600_000], tags: ["apollo"], source: "@apollo/client link/http/BaseHttpLink.js:84-106", proof: "apollo-HttpLink-fetchOptions-signal" },
  ],
  lookAlikes: [
    { option: "timeout", tags: ["request"], says: "`timeout` is not an option of graphql-request: it is ignored.", source: REQUEST, proof: "graphql-request-client-timeout-ignored" },
    { option: "fetchOptions.timeout", tags: ["apollo"], says: "`timeout` is not an option of `fetch`: it is ignored.", source: APOLLO, proof: "fetch-timeout-init-ignored" },
    { option: "fetchOptions.signal", tags: ["urql"], says: "urql puts a signal of its own in the place of `fetchOptions.signal`.", source: "@urql/core dist/urql-core-chunk.js:878", proof: "urql-fetchOptions-signal" },
    { option: "fetchOptions.timeout", tags: ["urql"], says: "`timeout` is not an option of `fetch`: it is ignored.", source: URQL, proof: "fetch-timeout-init-ignored" },
  ],
  defaults: [
    { ...undici.connect, runtimes: ["node"], proof: "fetch-bare-hole-connect" },
    { ...undici.answer, runtimes: ["node"], proof: ["graphql-request-bare", "apollo-HttpLink-bare"] },
  ],
  fixes: [{ tags: ["request"], entries: [abortSignal.entry] }],
  gaps: { instance: "a signal of a client would end all its calls" },
});
