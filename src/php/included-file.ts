import { child, children, type PhpNode, text } from "./ast.ts";

/**
 * The file a literal `include` names, relative to the including file: `'a.php'`, `__DIR__ . '/a.php'`,
 * `dirname(__FILE__, 2) . '/a.php'`. Undefined where running the program decides.
 */
export function includedFile(target: PhpNode): string | undefined {
  if (target.kind === "string") return relative(text(target, "value"));
  if (target.kind !== "bin" || text(target, "type") !== ".") return undefined;
  const parts: PhpNode[] = [];
  let first: PhpNode | undefined = target;
  while (first?.kind === "bin" && text(first, "type") === ".") {
    const right = child(first, "right");
    if (right?.kind !== "string") return undefined;
    parts.unshift(right);
    first = child(first, "left");
  }
  const levels = first === undefined ? undefined : levelsUp(first);
  const rest = parts.map((part) => text(part, "value")).join("");
  if (levels === undefined || !/^[/\\]/.test(rest)) return undefined;
  return relative("../".repeat(levels) + rest.slice(1));
}

/** How many directories above the file's own an expression names. */
function levelsUp(node: PhpNode): number | undefined {
  if (node.kind === "magic") return text(node, "value") === "__DIR__" ? 0 : undefined;
  const what = node.kind === "call" ? child(node, "what") : undefined;
  if (what?.kind !== "name" || text(what, "name").replace(/^\\/, "").toLowerCase() !== "dirname") return undefined;
  const [path, times] = children(node, "arguments");
  const steps = times === undefined ? 1 : Number(times["value"]);
  if (path === undefined || !Number.isInteger(steps)) return undefined;
  if (path.kind === "magic" && text(path, "value") === "__FILE__") return steps - 1;
  const inner = levelsUp(path);
  return inner === undefined ? undefined : inner + steps;
}

function relative(path: string): string | undefined {
  const posix = path.replaceAll("\\", "/");
  if (posix === "" || posix.startsWith("/") || /^[a-z][\w+.-]*:/i.test(posix)) return undefined;
  return /^\.\.?\//.test(posix) ? posix : `./${posix}`;
}
