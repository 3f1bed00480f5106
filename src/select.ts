import type { Config } from "./config/config.ts";
import { discover, type Selection } from "./host/discover.ts";
import type { Host } from "./host/host.ts";

/** The files a run looks at. */
export function selectFiles(host: Host, config: Config, paths: readonly string[]): Selection {
  return discover({
    cwd: host.cwd,
    roots: host.roots,
    paths,
    extensions: new Set([...config.extensions.php, ...config.extensions.js]),
    ignores: [
      { directory: config.directory, name: "`ignores` of the configuration", patterns: config.ignores },
      { directory: config.cwd, name: "--ignore-pattern", patterns: config.ignorePatterns },
    ],
    respectIgnores: config.respectIgnores,
  });
}
