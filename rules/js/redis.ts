import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const CONFIGURATION = "https://github.com/redis/node-redis/blob/master/docs/client-configuration.md";

const PHASES = ["connect", "response"] as const;
const HOSTS = {
  url: { argument: 0, path: ["url"] },
  hosts: [
    { argument: 0, path: ["socket", "host"] },
    { argument: 0, path: ["host"] },
  ],
} as const;

export default defineLibrary({
  id: "js/redis",
  name: "redis (node-redis)",
  docs: [CONFIGURATION, "https://github.com/redis/node-redis/blob/master/docs/command-options.md"],
  group: "cache",
  modules: ["redis", "@redis/client"],
  calls: [
    {
      callee: { export: ["createClient", "createClientPool"] },
      phases: PHASES,
      options: [{ argument: 0, unless: "url" }],
      ...HOSTS,
      localByDefault: true,
      unlessWith: ["socket.path"],
      tags: ["client"],
      source: CONFIGURATION,
      proof: ["redis6-connect-bare-silent", "redis6-get-bare", "redis5-get-bare", "redis4-get-bare", "redis3-get-bare"],
    },
    { callee: { export: "createCluster" }, phases: PHASES, options: [{ argument: 0, path: ["defaults"] }], tags: ["cluster"], source: CONFIGURATION },
  ],
  limits: [
    // Of TCP alone: the greeting behind it (HELLO, since 6) has no limit, and a refused connection is tried again for ever.
    { option: "socket.connectTimeout", label: "socket.connectTimeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], versions: ">=4", source: CONFIGURATION, proof: "redis4-connect-hole" },
    { option: "socket.socketTimeout", label: "socket.socketTimeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], versions: ">=5", source: CONFIGURATION, proof: "redis6-socketTimeout" },
    { option: "connect_timeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], versions: "<4", source: "redis@3 index.js" },
  ],
  lookAlikes: [
    { option: "socket.socketTimeout", versions: ">=4 <5", says: "`socketTimeout` came with redis 5: this version ignores it.", source: "redis@4 packages/client/lib/client/socket.ts" },
    { option: "commandOptions.timeout", says: "`commandOptions.timeout` counts while the command waits to be sent, and no longer.", source: "https://github.com/redis/node-redis/blob/master/docs/command-options.md", proof: ["redis5-get-commandOptions-timeout", "redis6-get-commandOptions-timeout-undefined"] },
    { option: "pingInterval", says: "`pingInterval` keeps the connection in use: nothing ends a wait for the answer.", source: CONFIGURATION },
    { option: "connectTimeout", versions: ">=4", says: "`connectTimeout` belongs into `socket`.", source: CONFIGURATION },
    { option: "socketTimeout", versions: ">=4", says: "`socketTimeout` belongs into `socket`.", source: CONFIGURATION },
  ],
  defaults: [
    { phases: ["connect"], seconds: 5, label: "socket.connectTimeout", option: "socket.connectTimeout", versions: ">=4", source: CONFIGURATION, proof: "redis4-connect-hole" },
    { phases: ["connect"], seconds: 3_600, label: "connect_timeout", option: "connect_timeout", versions: "<4", source: "redis@3 index.js" },
  ],
  fixes: [{ tags: ["client"], versions: ">=5", path: ["socket"], entries: [{ key: "socketTimeout", value: "{totalMs}", limits: "total" }], argument: { index: 0 } }],
  repeats: "A lost connection is made again for ever (`reconnectStrategy`).",
});
