/** A node of the tree: what may follow, by the first letter; `""` is the end of a word. */
type Tree = Map<string, Tree>;

/**
 * The words as the source of a regular expression that shares their beginnings: `(?:c(?:opy|url_exec)|file)`. With
 * hundreds of words that is tried in a few steps at each letter of a text, not in hundreds. Longer words come first;
 * no words match nothing.
 */
export function alternatives(words: Iterable<string>): string {
  const root: Tree = new Map();
  for (const word of words) {
    let at = root;
    for (const letter of word) {
      const next: Tree = at.get(letter) ?? new Map();
      at.set(letter, next);
      at = next;
    }
    at.set("", new Map());
  }
  return root.size === 0 ? "(?!)" : sourceOf(root);
}

function sourceOf(tree: Tree): string {
  const branches = [...tree]
    .filter(([letter]) => letter !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, below]) => escaped(letter) + sourceOf(below));
  if (branches.length === 0) return "";
  const together = branches.length === 1 && !tree.has("") ? branches[0] : `(?:${branches.join("|")})`;
  return tree.has("") ? `${together}?` : (together ?? "");
}

function escaped(letter: string): string {
  return letter.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
