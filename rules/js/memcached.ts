import { defineLibrary } from "../../src/model/library.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const MEMCACHED = "https://github.com/3rd-Eden/memcached#options";
const MEMJS = "https://github.com/memcachier/memjs#settings";

const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/memcached",
  name: "memcached, memjs",
  docs: [MEMCACHED, MEMJS],
  group: "cache",
  modules: ["memcached", "memjs"],
  calls: [
    { callee: { construct: "memcached#default" }, phases: PHASES, options: [{ argument: 1 }], url: { argument: 0 }, tags: ["memcached"], source: MEMCACHED, proof: "memcached-silent" },
    { callee: { static: "create", of: "memjs#Client" }, phases: PHASES, options: [{ argument: 1 }], url: { argument: 0 }, tags: ["memjs"], source: MEMJS, proof: "memjs-silent" },
  ],
  limits: [
    { option: "timeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [10, 3_600_000], tags: ["memcached"], source: MEMCACHED, proof: "memcached-silent" },
    { option: "timeout", covers: PHASES, unit: "seconds", values: zeroIsNone, usual: [0.01, 600], tags: ["memjs"], source: MEMJS, proof: "memjs-silent" },
    { option: "conntimeout", covers: ["connect"], unit: "seconds", values: zeroIsNone, usual: [0.01, 600], tags: ["memjs"], source: MEMJS },
  ],
  lookAlikes: [{ option: "idle", tags: ["memcached"], says: "`idle` closes connections nobody uses; a command that waits goes on waiting.", source: MEMCACHED, proof: "memcached-silent" }],
  defaults: [
    { phases: ["connect"], seconds: 5, label: "timeout", option: "timeout", tags: ["memcached"], source: "memcached lib/memcached.js", proof: "memcached-silent" },
    { phases: ["connect"], seconds: 1, label: "conntimeout", option: "conntimeout", tags: ["memjs"], source: "memjs lib/memjs/server.js", proof: "memjs-silent" },
    { phases: ["response"], seconds: 0.5, label: "timeout", option: "timeout", tags: ["memjs"], source: "memjs lib/memjs/server.js", proof: "memjs-silent" },
  ],
  gaps: { fix: "memjs has a limit by default, memcached no option that bounds a command" },
});
