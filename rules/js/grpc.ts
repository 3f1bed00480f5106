import { defineLibrary } from "../../src/model/library.ts";

const DEADLINES = "https://grpc.io/docs/guides/deadlines/";
const SOURCE = "@grpc/grpc-js src/deadline.ts";

const CALL = { phases: ["connect", "response"] } as const;

export default defineLibrary({
  id: "js/grpc",
  name: "grpc-js",
  docs: [DEADLINES, "https://github.com/grpc/grpc-node/tree/master/packages/grpc-js"],
  group: "rpc",
  modules: ["@grpc/grpc-js"],
  types: { client: { classes: ["Client"] } },
  calls: [
    {
      ...CALL,
      callee: { method: "makeUnaryRequest", of: "client" },
      options: [
        { argument: 5, unless: "function" },
        { argument: 4, unless: "function" },
      ],
      source: DEADLINES,
      proof: ["grpc-unary-no-deadline-silent", "grpc-unary-no-deadline-h2"],
    },
    {
      ...CALL,
      callee: { method: "makeClientStreamRequest", of: "client" },
      options: [
        { argument: 4, unless: "function" },
        { argument: 3, unless: "function" },
      ],
      source: DEADLINES,
    },
    { ...CALL, callee: { method: "makeServerStreamRequest", of: "client" }, options: [{ argument: 5 }, { argument: 4 }], longLived: true, source: DEADLINES },
  ],
  effects: [{ callee: { construct: "Client" }, creates: "client", source: "https://grpc.github.io/grpc/node/grpc.Client.html" }],
  limits: [
    // A date, or milliseconds since 1970: a small number lies in the past and fails at once.
    {
      option: "deadline",
      covers: "total",
      unit: "ms",
      values: [
        { when: "Infinity", means: "none" },
        { when: { below: 1_000_000_000_000 }, means: "at-once" },
        { when: { above: 1_000_000_000_000 }, means: "one-second" },
      ],
      source: SOURCE,
      proof: ["grpc-unary-deadline", "grpc-unary-deadline-as-duration"],
    },
  ],
  lookAlikes: [{ option: "timeout", says: "`timeout` is not an option of a call: `deadline` is.", source: SOURCE }],
  fixes: [{ entries: [{ key: "deadline", value: "Date.now() + {totalMs}", limits: "total" }], argument: { index: 4, beforeCallback: true } }],
  defaults: [{ phases: ["connect", "response"], seconds: null, label: "grpc's deadline", source: SOURCE, proof: "grpc-unary-no-deadline-silent" }],
});
