export { type Config, type ConfigFlags, NO_FLAGS, resolveConfig, type Settings } from "./config/config.ts";
export type { ConfigFile } from "./config/schema.ts";
export type * from "./finding/finding.ts";
export type { FixedFile, Remark, RunResult } from "./finding/result.ts";
export { createHost, type Host } from "./host/host.ts";
export type { RunOptions } from "./language-run.ts";
export { run } from "./run.ts";
