const MARKUP = /\.(?:html?|vue|svelte|astro)$/i;

/** What of a file is code: all, or in a page its scripts alone. */
export function codeOf(file: string, text: string): string {
  if (!MARKUP.test(file)) return text;
  const frontmatter = /^\s*---\r?\n[\s\S]*?\n---/.exec(text)?.[0] ?? "";
  return frontmatter + (text.match(/<script\b[\s\S]*?<\/script\s*>/gi) ?? []).join("\n");
}
