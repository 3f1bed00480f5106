import { escapeText } from "./escape.ts";

/** Text for XML: control characters, which it cannot hold, are shown escaped; so are half surrogates and non-characters. */
export function toXml(text: string): string {
  return escapeText(text)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An element: values that are undefined are left out; `content` is XML already. */
export function element(
  name: string,
  attributes: { readonly [name: string]: string | number | undefined },
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? "" : ` ${key}="${toXml(String(value))}"`));
  const open = `<${name}${written.join("")}`;
  return content.length === 0 ? `${open}/>` : `${open}>${content.join("")}</${name}>`;
}
