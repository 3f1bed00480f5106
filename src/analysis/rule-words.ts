import type { Library, Limit, LookAlike } from "../model/library.ts";
import { optionKeys } from "../model/option-keys.ts";
import type { ReferenceId } from "../program/nodes.ts";
import { switchWords } from "./rule-names.ts";

/** Words of all rules, whatever library they are of. */
export interface RuleWords {
  /** Names of project-wide settings that have a default. */
  readonly settings: ReadonlySet<string>;
  /** Keys of options that any limit or look-alike reads: what must not be forgotten when paths join. */
  readonly optionKeys: ReadonlySet<string>;
  /** What is called, or written to, where something is set for the whole process: `setGlobalDispatcher`, `defaults`. */
  readonly switchWords: ReadonlySet<string>;
  /** What modules export that stands in for a global. */
  readonly ponyfills: ReadonlyMap<ReferenceId, ReferenceId>;
}

export function ruleWords(libraries: readonly Library[]): RuleWords {
  const rows = libraries.flatMap((each): readonly (Limit | LookAlike)[] => [...(each.limits ?? []), ...(each.lookAlikes ?? [])]);
  const standIns = libraries.flatMap(({ ponyfills = {} }) =>
    Object.entries(ponyfills).flatMap(([name, modules]) =>
      modules.flatMap((module) => ["*", "default", name].map((as) => [`${module}#${as}`, `global#${name}`] as const)),
    ),
  );
  return {
    settings: new Set(libraries.flatMap(({ defaults = [] }) => defaults.flatMap(({ setting }) => setting?.option ?? []))),
    optionKeys: new Set(rows.flatMap(({ option }) => [...optionKeys(option)])),
    switchWords: new Set(libraries.flatMap((each) => [...switchWords(each)])),
    ponyfills: new Map(standIns),
  };
}
