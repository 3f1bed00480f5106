import { argv } from "node:process";
import { isMainThread } from "node:worker_threads";

/** A linter's own command line: it looks at each file once and ends. Editors' servers and other programs live on. */
export function isOneShot(): boolean {
  return !isMainThread || /(?:^|[\\/])(?:eslint|oxlint)(?:\.[cm]?js)?$/.test(argv[1] ?? "");
}
