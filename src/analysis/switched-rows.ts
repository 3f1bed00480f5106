import { isMaybe } from "./options.ts";
import type { Value } from "./values.ts";

/** A row that counts only where an option is on, or is not. */
interface SwitchedRow {
  readonly with?: string;
  readonly without?: string;
}

export function switchesOf(row: SwitchedRow): readonly string[] {
  return [row.with ?? [], row.without ?? []].flat();
}

/** Whether the options, as they are now, let the row count. */
export function isSwitchedIn(row: SwitchedRow, fields: ReadonlyMap<string, { readonly value: Value }> | undefined): boolean {
  const isOn = (option: string) =>
    (fields?.get(`*has:${option}`)?.value ?? []).some(
      (atom) => atom.kind !== "absent" && !isMaybe(atom) && !(atom.kind === "constant" && !atom.value),
    );
  return (row.with === undefined || isOn(row.with)) && (row.without === undefined || !isOn(row.without));
}
