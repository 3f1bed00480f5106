import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const README = "https://github.com/phpredis/phpredis#connect-open";

/** Negative: for ever; 0 as an argument: what `default_socket_timeout` says. */
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "default" },
  { when: { below: 0 }, means: "none" },
] as const;
const USED = { phases: ["connect", "response"], judged: "use", readsLate: true } as const;

export default defineLibrary({
  id: "php/redis",
  name: "phpredis (Redis, RedisCluster)",
  docs: [README, "https://github.com/phpredis/phpredis/blob/develop/cluster.md"],
  group: "cache",
  types: { client: { classes: ["Redis"], escapes: true, modelled: true }, cluster: { classes: ["RedisCluster"], escapes: true, modelled: true } },
  constants: { "Redis::OPT_READ_TIMEOUT": 3, "RedisCluster::OPT_READ_TIMEOUT": 3, "Redis::OPT_TCP_KEEPALIVE": 6 },
  calls: [
    {
      ...USED,
      callee: { method: ["connect", "open", "pconnect", "popen"], of: "client" },
      // What is set later takes the argument's place.
      options: [{ receiver: true }, { argument: 2, name: "timeout", as: "timeout" }, { argument: 5, name: "read_timeout", as: "3" }],
      url: { argument: 0, name: "host" },
      tags: ["client"],
      source: README,
      proof: ["redis.connect.bare.backlog", "redis.read.bare.silent", "redis.read.connect-arg1-not-read"],
    },
    {
      ...USED,
      callee: { construct: "Redis" },
      options: [{ argument: 0, name: "options" }, { result: true }],
      onlyIf: { argument: 0, name: "options", path: ["host"] },
      url: { argument: 0, name: "options", path: ["host"] },
      answers: "client",
      tags: ["constructed"],
      source: "phpredis 6.1.0 library.c (redis_sock_configure)",
    },
    {
      ...USED,
      callee: { construct: "RedisCluster" },
      options: [{ result: true }, { argument: 2, name: "timeout", as: "timeout" }, { argument: 3, name: "read_timeout", as: "3" }],
      answers: "cluster",
      tags: ["client"],
      source: "https://github.com/phpredis/phpredis/blob/develop/cluster.md",
      proof: ["rediscluster.bare", "rediscluster.arg1.2"],
    },
  ],
  effects: [
    { callee: { construct: "Redis" }, creates: "client", source: README },
    { callee: { method: "setOption", of: "client" }, sets: { on: { receiver: true }, key: { argument: 0, name: "option" }, value: { argument: 1, name: "value" } }, source: "https://github.com/phpredis/phpredis#setoption", proof: ["redis.read.opt_read_timeout", "redis.read.opt_read_timeout--1"] },
    { callee: { method: "setOption", of: "cluster" }, sets: { on: { receiver: true }, key: { argument: 0, name: "option" }, value: { argument: 1, name: "value" } }, source: "https://github.com/phpredis/phpredis/blob/develop/cluster.md" },
  ],
  limits: [
    { option: "timeout", label: "$timeout", covers: ["connect"], unit: "seconds", values: SECONDS, usual: [0.01, 1_200], tags: ["client"], source: README, proof: ["redis.connect.arg2.backlog", "redis.connect.arg0.backlog-ini2"] },
    { option: "3", label: "Redis::OPT_READ_TIMEOUT", covers: ["response"], unit: "seconds", values: SECONDS, usual: [0.01, 1_200], source: README, proof: ["redis.read.read_timeout-arg", "redis.read.opt_read_timeout", "redis.read.opt_read_timeout--1", "redis.read.arg-0"] },
    { option: "connectTimeout", covers: ["connect"], unit: "seconds", values: SECONDS, usual: [0.01, 1_200], tags: ["constructed"], source: "phpredis 6.1.0 library.c (redis_sock_configure)" },
    { option: "readTimeout", covers: ["response"], unit: "seconds", values: SECONDS, usual: [0.01, 1_200], tags: ["constructed"], source: "phpredis 6.1.0 library.c (redis_sock_configure)" },
  ],
  lookAlikes: [{ option: "6", label: "Redis::OPT_TCP_KEEPALIVE", says: "`Redis::OPT_TCP_KEEPALIVE` sees a dead host, not a silent server.", source: "https://github.com/phpredis/phpredis#setoption" }],
  defaults: [
    { ...defaultSocketTimeout, phases: ["connect"], option: ["timeout", "connectTimeout"], proof: ["redis.connect.bare.backlog", "redis.connect.ini2.backlog"] },
    { ...defaultSocketTimeout, phases: ["response"], option: ["3", "readTimeout"], proof: ["redis.read.bare.silent", "redis.read.connect-arg1-not-read"] },
  ],
  fixes: [
    { tags: ["client"], statements: { position: "after", lines: [{ code: "{handle}->setOption(Redis::OPT_READ_TIMEOUT, {total});", limits: "total" }] } },
    {
      tags: ["constructed"],
      entries: [
        { key: "connectTimeout", value: "{connect}", limits: "connect" },
        { key: "readTimeout", value: "{total}", limits: "total" },
      ],
    },
  ],
  repeats: "The limit of reading starts anew with every piece of a reply; blocking commands (`blPop`, `subscribe`) need a longer one than they block.",
});
