import type { FindingCode } from "../finding/finding.ts";
import type { Directive, DirectiveProblem } from "./directives.ts";

/** Where a finding's call starts. */
export interface SuppressionTarget {
  readonly line: number;
  readonly offset: number;
  readonly code: FindingCode;
  readonly library: string;
}

export interface Suppressor {
  /** The comment that suppresses it; remembers which comments were of use. */
  suppresses(target: SuppressionTarget): Directive | undefined;
  /** Comments that suppressed nothing so far; those of ESLint are ESLint's to report. */
  unused(): readonly DirectiveProblem[];
}

export function createSuppressor(directives: readonly Directive[]): Suppressor {
  const used = new Set<Directive>();
  const ranges = toRanges(directives);
  return {
    suppresses(target) {
      let by: Directive | undefined;
      for (const directive of directives) {
        if (!matches(directive, target) || !actsOn(directive, target)) continue;
        used.add(directive);
        by ??= directive;
      }
      return by;
    },
    unused() {
      return directives
        .filter((directive) => directive.kind !== "enable" && !directive.ofEslint && !used.has(directive))
        .map(({ start, end, shown }) => ({ start, end, message: `\`${shown}\` suppresses nothing: remove it.` }));
    },
  };

  function actsOn(directive: Directive, { line, offset }: SuppressionTarget): boolean {
    switch (directive.kind) {
      case "file":
        return true;
      case "line":
        return directive.line === line;
      case "disable":
        return directive.start <= offset && offset < (ranges.get(directive) ?? Number.POSITIVE_INFINITY);
      case "enable":
        return false;
    }
  }
}

function matches({ targets }: Directive, { code, library }: SuppressionTarget): boolean {
  return targets.some(
    (target) => target === code || target === library || (target.endsWith("/*") && library.startsWith(target.slice(0, -1))),
  );
}

/** Where each `disable` ends: at the first `enable` behind it that names all it names, or names nothing. */
function toRanges(directives: readonly Directive[]): ReadonlyMap<Directive, number> {
  const ranges = new Map<Directive, number>();
  for (const directive of directives) {
    if (directive.kind !== "disable") continue;
    const end = directives.find(
      (other) =>
        other.kind === "enable" &&
        other.ofEslint === directive.ofEslint &&
        other.start > directive.start &&
        (other.targets.length === 0 || directive.targets.every((target) => other.targets.includes(target))),
    );
    if (end !== undefined) ranges.set(directive, end.start);
  }
  return ranges;
}
