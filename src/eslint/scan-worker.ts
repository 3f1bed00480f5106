import { libraries as builtIn } from "../../rules/index.ts";
import type { Config } from "../config/config.ts";
import { selectLibraries } from "../config/settings.ts";
import type { Entry } from "../finding/finding.ts";
import { taskOfThisThread } from "../host/background.ts";
import { createHost } from "../host/host.ts";
import { run } from "../run.ts";
import { gatherFacts, type ProjectFacts } from "./project-facts.ts";

export interface ScanTask {
  readonly cwd: string;
  readonly roots: readonly string[];
  readonly config: Config;
}

/** What a run over the whole project says of the entries that callers decide. */
export interface ScanAnswer {
  readonly facts: ProjectFacts;
  readonly latent: ReadonlyMap<string, { readonly text: string; readonly entries: readonly Entry[] }>;
}

const { data, answer } = taskOfThisThread();
const { cwd, roots, config } = data as ScanTask;
const host = createHost({ cwd, roots });
const facts = gatherFacts(host, config, selectLibraries(config, builtIn).libraries);
const { entries } = run({ cwd, paths: ["."], config, host, follow: true, types: false, proposes: false });
const latent = new Map<string, { text: string; entries: Entry[] }>();
for (const entry of entries) {
  if (entry.latent !== true) continue;
  const { file } = entry.at;
  const known = latent.get(file) ?? { text: host.readText(file) ?? "", entries: [] };
  known.entries.push(entry);
  latent.set(file, known);
}
answer({ facts, latent } satisfies ScanAnswer);
