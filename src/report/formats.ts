import { agent } from "./agent.ts";
import { checkstyle } from "./checkstyle.ts";
import { compact } from "./compact.ts";
import type { Formatter } from "./context.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { html } from "./html.ts";
import { inventory } from "./inventory.ts";
import { inventoryJson } from "./inventory-json.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { inventoryMarkdown, markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";
import { stylish } from "./stylish.ts";

const FINDINGS = { stylish, compact, json, sarif, github, gitlab, junit, checkstyle, markdown, agent, html } satisfies {
  [name: string]: Formatter;
};
const INVENTORY: { readonly [name in FormatName]?: Formatter } = {
  stylish: inventory,
  compact: inventory,
  json: inventoryJson,
  markdown: inventoryMarkdown,
  html,
};

export type FormatName = keyof typeof FINDINGS;
const isFormat = (name: string): name is FormatName => name in FINDINGS;
export const FORMATS: readonly FormatName[] = Object.keys(FINDINGS).filter(isFormat);
export const INVENTORY_FORMATS: readonly FormatName[] = Object.keys(INVENTORY).filter(isFormat);

/** The formatters of findings, and of the inventory. */
export function formatterFor(name: FormatName, isInventory: boolean): Formatter {
  return (isInventory ? INVENTORY[name] : undefined) ?? FINDINGS[name];
}
