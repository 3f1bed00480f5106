import type { Io } from "./io.ts";

/** Variables that coding agents set for the commands they run. `AI_AGENT` is the one they are asked to share. */
const VARIABLES = ["AI_AGENT", "CLAUDECODE", "CURSOR_AGENT", "GEMINI_CLI", "CODEX_SANDBOX", "CODEX_THREAD_ID", "OPENCODE", "AUGMENT_AGENT"];

export function isAgent(env: Io["env"]): boolean {
  return VARIABLES.some((name) => (env[name] ?? "") !== "" && env[name] !== "0" && env[name] !== "false");
}
