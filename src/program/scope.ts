import type { Program, Span } from "./nodes.ts";

/** Where in a file something stands, in words that do not change when lines move. */
export interface Scope {
  /** `Http::get`, `HttpClient.get`, `fetchAll`; empty at the top level. */
  readonly shown: string;
  /** The same with PHP's namespace, as references are written: `app\http::get`. */
  readonly full: string;
}

/** The named functions and classes around a place, outermost first; what has no name is passed over. */
export function scopeOf({ functions, classes }: Program, text: string, place: Span): Scope {
  const around = [...functions, ...classes]
    .filter(({ start, end, name }) => start <= place.start && place.end <= end && name !== undefined && name !== "")
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const names: { shown: string; full: string }[] = [];
  for (const node of around) {
    const full = (node.name ?? "").replace(/^(?:function|class)#/, "").replace(/\(\)$/, "");
    // PHP's names are lowered in lower case: as written they stand near the start. The namespace is left to the path.
    const bare = full.slice(full.lastIndexOf("\\") + 1);
    const head = text.slice(node.start, node.start + HEAD);
    const at = head.toLowerCase().indexOf(bare.toLowerCase());
    const shown = at < 0 ? bare : head.slice(at, at + bare.length);
    const separator = names.length === 0 ? "" : node.name?.endsWith("()") ? "::" : ".";
    names.push({ shown: separator + shown, full: separator + full });
  }
  return { shown: names.map(({ shown }) => shown).join(""), full: names.map(({ full }) => full).join("") };
}

const HEAD = 300;

/** The text at a place without white space and without the functions in it: what a callback does is no part of the call. */
export function bareText({ functions }: Program, text: string, place: Span): string {
  let bare = "";
  let from = place.start;
  for (const { start, end } of [...functions].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < from || end > place.end) continue;
    bare += `${text.slice(from, start)}function`;
    from = end;
  }
  return (bare + text.slice(from, place.end)).replace(/\s+/g, "");
}
