import { type Entry, type NotAnalysed, PHASES, type Place } from "../finding/finding.ts";
import { compareText } from "../finding/order.ts";
import type { RunResult } from "../finding/result.ts";
import type { Sources } from "../finding/sources.ts";

/** Words that the findings' and the inventory's json share. Additive changes only within version 1. */
export const JSON_VERSION = 1;

export function placeOf(at: Place, sources: Sources) {
  const { line, column, endLine, endColumn } = sources.locate(at);
  return { file: at.file, line, column, endLine, endColumn };
}

export function phasesOf({ phases }: Entry, sources: Sources) {
  return Object.fromEntries(
    PHASES.flatMap((phase) => {
      const limit = phases[phase];
      if (limit === undefined) return [];
      const { seconds, from, at, name } = limit;
      return [
        [
          phase,
          {
            seconds,
            from,
            ...(at === undefined ? {} : { at: `${at.file}:${sources.locate(at).line}` }),
            ...(name === undefined ? {} : { name }),
          },
        ],
      ];
    }),
  );
}

export function notAnalysedOf(result: RunResult) {
  return [...result.notAnalysed]
    .sort((a, b) => compareText(a.file, b.file))
    .map(({ file, reason, line }: NotAnalysed) => ({ file, reason, ...(line === undefined ? {} : { line }) }));
}
