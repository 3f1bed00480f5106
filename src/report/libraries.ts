import { escapeText, toSafeJson } from "./escape.ts";
import type { LibraryFacts } from "./library-facts.ts";

type Listed = Pick<LibraryFacts, "id" | "name" | "group" | "docs">;

export function listLibraries(libraries: readonly Listed[]): string {
  const width = Math.max(0, ...libraries.map(({ id }) => id.length));
  const groupWidth = Math.max(0, ...libraries.map(({ group }) => group.length));
  return libraries.map(({ id, group, name }) => `${id.padEnd(width)}  ${group.padEnd(groupWidth)}  ${escapeText(name)}\n`).join("");
}

export function listLibrariesJson(libraries: readonly Listed[]): string {
  return `${toSafeJson(
    libraries.map(({ id, name, group, docs }) => ({ id, name, group, docs })),
    2,
  )}\n`;
}
