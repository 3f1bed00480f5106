import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en";
const CONNECT = `${MANUAL}/memcache.connect.php`;
const ADD = `${MANUAL}/memcache.addserver.php`;

const BOTH = ["connect", "response"] as const;

export default defineLibrary({
  id: "php/memcache",
  name: "Memcache (PECL memcache)",
  docs: [CONNECT, ADD],
  group: "cache",
  types: { client: { classes: ["Memcache", "MemcachePool"], escapes: true, modelled: true } },
  calls: [
    { callee: { method: ["connect", "pconnect"], of: "client" }, phases: BOTH, options: [{ argument: 2, name: "timeout", as: "timeout" }], url: { argument: 0, name: "host" }, source: CONNECT, proof: ["memcache.bare.silent", "memcache.connect.backlog-arg2"] },
    { callee: { function: ["memcache_connect", "memcache_pconnect"] }, phases: BOTH, options: [{ argument: 2, name: "timeout", as: "timeout" }], url: { argument: 0, name: "host" }, answers: "client", source: CONNECT, proof: "memcache.bare.silent" },
    { callee: { method: "addServer", of: "client" }, phases: BOTH, options: [{ argument: 4, name: "timeout", as: "timeout" }], url: { argument: 0, name: "host" }, source: ADD, proof: ["memcache.bare.silent", "memcache.bare.backlog"] },
    { callee: { function: "memcache_add_server" }, phases: BOTH, options: [{ argument: 5, name: "timeout", as: "timeout" }], url: { argument: 1, name: "host" }, source: ADD },
  ],
  effects: [{ callee: { construct: ["Memcache", "MemcachePool"] }, creates: "client", source: CONNECT }],
  limits: [{ option: "timeout", label: "$timeout", covers: BOTH, unit: "seconds", usual: [1, 1_200], values: [{ when: { is: [null] }, means: "default" }], source: CONNECT, proof: "memcache.connect.backlog-arg2" }],
  defaults: [{ phases: BOTH, seconds: 1, label: "memcache's timeout", option: "timeout", source: CONNECT, proof: ["memcache.bare.silent", "memcache.bare.backlog"] }],
  gaps: { fix: "its default of 1 s is a limit already" },
});
