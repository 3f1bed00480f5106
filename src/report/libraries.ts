import { escapeText, toSafeJson } from "./escape.ts";
import { join, showSeconds } from "./seconds.ts";

/** As much of a library's model as people are told. */
export interface LibraryFacts {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly docs: readonly string[];
  readonly limits?: readonly {
    readonly option: string;
    readonly label?: string;
    readonly covers: readonly string[] | "total";
    readonly unit: string;
    readonly source: string;
  }[];
  readonly lookAlikes?: readonly { readonly says: string }[];
  readonly defaults?: readonly { readonly phases: readonly string[]; readonly seconds: number | null; readonly label: string }[];
  readonly repeats?: string;
}

export function listLibraries(libraries: readonly LibraryFacts[]): string {
  const width = Math.max(0, ...libraries.map(({ id }) => id.length));
  const groupWidth = Math.max(0, ...libraries.map(({ group }) => group.length));
  return libraries.map(({ id, group, name }) => `${id.padEnd(width)}  ${group.padEnd(groupWidth)}  ${escapeText(name)}\n`).join("");
}

export function listLibrariesJson(libraries: readonly LibraryFacts[]): string {
  return `${toSafeJson(
    libraries.map(({ id, name, group, docs }) => ({ id, name, group, docs })),
    2,
  )}\n`;
}

export function explainLibrary({ id, name, group, docs, limits = [], lookAlikes = [], defaults = [], repeats }: LibraryFacts): string {
  const lines = [`${id}  ${name}  (${group})`, ...docs.map((link) => `  ${link}`)];
  const section = (title: string, rows: readonly string[]) => {
    if (rows.length > 0) lines.push("", `${title}:`, ...new Set(rows.map((row) => `  ${row}`)));
  };
  section(
    "limits",
    limits.map(
      ({ option, label, covers, unit }) => `${label ?? option} (${unit}): ${covers === "total" ? "the whole call" : join(covers)}`,
    ),
  );
  section(
    "where nothing is set",
    defaults.map(({ phases, seconds, label }) => `${join(phases)}: ${seconds === null ? "no limit" : `${showSeconds(seconds)}, ${label}`}`),
  );
  section(
    "looks like a limit, and is none",
    lookAlikes.map(({ says }) => says),
  );
  section("note", repeats === undefined ? [] : [repeats]);
  return `${lines.map(escapeText).join("\n")}\n`;
}
