import { compact } from "./compact.ts";
import type { Formatter } from "./context.ts";
import { inventory } from "./inventory.ts";
import { inventoryJson } from "./inventory-json.ts";
import { json } from "./json.ts";
import { stylish } from "./stylish.ts";

export const FORMATS = ["stylish", "compact", "json"] as const;
export type FormatName = (typeof FORMATS)[number];

/** The formatters of findings, and of the inventory. */
export function formatterFor(name: FormatName, isInventory: boolean): Formatter {
  switch (name) {
    case "stylish":
      return isInventory ? inventory : stylish;
    case "compact":
      return isInventory ? inventory : compact;
    case "json":
      return isInventory ? inventoryJson : json;
  }
}
