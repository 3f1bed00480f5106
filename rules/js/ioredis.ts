import { defineLibrary } from "../../src/model/library.ts";

const OPTIONS_PAGE = "https://redis.github.io/ioredis/interfaces/CommonRedisOptions.html";

const CONNECT = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0, false] }, means: "none" },
] as const;
const COMMAND = [
  { when: { is: [null, "undefined"] }, means: "none" },
  { when: { is: [0] }, means: "at-once" },
] as const;

/** `(port, host, options)`, `(address, options)`, `(options)`. */
const OPTIONS = [{ argument: 2 }, { argument: 1, unless: "url", named: ["opt", "conf", "setting"] }, { argument: 0, unless: "url", named: ["opt", "conf", "setting"] }] as const;
const CLIENT = { phases: ["connect", "response"], url: { argument: 0 }, hosts: [{ argument: 0, path: ["host"] }, { argument: 1 }] } as const;

export default defineLibrary({
  id: "js/ioredis",
  name: "ioredis",
  docs: [OPTIONS_PAGE, "https://github.com/redis/ioredis#readme"],
  group: "cache",
  modules: ["ioredis"],
  calls: [
    { ...CLIENT, callee: { construct: ["default", "Redis"] }, options: OPTIONS, tags: ["client"], localByDefault: true, unlessWith: ["path"], source: OPTIONS_PAGE, proof: ["ioredis-get-bare", "ioredis-silent-connect", "ioredis5-get-bare"] },
    { ...CLIENT, callee: { construct: "Cluster" }, options: [{ argument: 1, path: ["redisOptions"] }], tags: ["cluster"], source: "https://redis.github.io/ioredis/interfaces/ClusterOptions.html" },
  ],
  limits: [
    // Of TCP alone: the ready check behind it waits for an answer as any command does.
    { option: "connectTimeout", covers: ["connect"], unit: "ms", values: CONNECT, usual: [100, 3_600_000], source: OPTIONS_PAGE, proof: ["ioredis-hole-connectTimeout", "ioredis-silent-connect"] },
    { option: "commandTimeout", covers: ["response"], unit: "ms", values: COMMAND, usual: [10, 3_600_000], leaksSocket: true, source: OPTIONS_PAGE, proof: "ioredis-get-commandTimeout" },
    { option: "socketTimeout", covers: ["response"], unit: "ms", values: COMMAND, usual: [10, 3_600_000], source: OPTIONS_PAGE, proof: "ioredis-get-socketTimeout" },
  ],
  lookAlikes: [
    { option: "maxRetriesPerRequest", says: "`maxRetriesPerRequest` counts reconnections: a server that is silent causes none.", source: OPTIONS_PAGE, proof: "ioredis-silent-connect" },
    { option: "keepAlive", says: "`keepAlive` is TCP's: a silent peer answers it.", source: OPTIONS_PAGE, proof: "net.setKeepAlive-only" },
    { option: "timeout", says: "`timeout` is not an option of ioredis: `commandTimeout` is.", source: "ioredis built/redis/RedisOptions.js" },
  ],
  defaults: [{ phases: ["connect"], seconds: 10, label: "connectTimeout", option: "connectTimeout", source: "ioredis built/redis/RedisOptions.js", proof: "ioredis-hole-connectTimeout" }],
  fixes: [{ tags: ["client"], entries: [{ key: "commandTimeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } }],
});
