import { child, children, type PhpNode, text } from "./ast.ts";
import type { Context } from "./context.ts";

/**
 * The file an `include` names, relative to the including file: `'a.php'`, `__DIR__ . '/a.php'`, `dirname(__FILE__, 2) . '/a.php'`;
 * `{ROOT}/a.php` where a constant of the project stands in front. Undefined where running the program decides.
 */
export function includedFile(target: PhpNode, context: Context): string | undefined {
  const path = pathOf(target, context);
  if (path === undefined || path === "" || path.startsWith("/") || /^[a-z][\w+.-]*:/i.test(path)) return undefined;
  return /^(?:\.\.?\/|\{)/.test(path) ? path : `./${path}`;
}

/** A directory or file that an expression names from the file's own place, or from a constant's. */
export function anchoredPath(node: PhpNode, context: Context): string | undefined {
  const path = pathOf(node, context);
  return path !== undefined && /^(?:\.|\.\.?\/.*|\{\w+\}.*)$/.test(path) ? path : undefined;
}

/** Functions that leave a path what it is. */
const SAME = new Set(["realpath", "rtrim", "trailingslashit", "str_replace"]);

function pathOf(node: PhpNode, context: Context): string | undefined {
  switch (node.kind) {
    case "string":
      return text(node, "value").replaceAll("\\", "/");
    case "magic":
      return text(node, "value") === "__DIR__" ? "." : undefined;
    case "name":
      return constantPath(text(node, "name").replace(/^\\/, ""));
    case "variable": {
      const name = node["name"];
      return typeof name === "string" ? context.paths.get(`$${name}`) : undefined;
    }
    case "call":
      return calledPath(node, context);
    case "bin":
      return text(node, "type") === "." ? concatenated(node, context) : undefined;
    default:
      return undefined;
  }
}

function constantPath(name: string): string | undefined {
  if (name === "DIRECTORY_SEPARATOR") return "/";
  return /^\w+$/.test(name) && !/^(?:true|false|null)$/i.test(name) ? `{${name}}` : undefined;
}

function concatenated(node: PhpNode, context: Context): string | undefined {
  const parts: string[] = [];
  let first: PhpNode | undefined = node;
  for (; first?.kind === "bin" && text(first, "type") === "."; first = child(first, "left")) {
    const right = child(first, "right");
    const isText = right?.kind === "string" || (right?.kind === "name" && text(right, "name") === "DIRECTORY_SEPARATOR");
    const part = right && isText ? pathOf(right, context) : undefined;
    if (part === undefined) return undefined;
    parts.unshift(part);
  }
  const start = first && pathOf(first, context);
  return start === undefined ? undefined : start + parts.join("");
}

function calledPath(node: PhpNode, context: Context): string | undefined {
  const what = child(node, "what");
  const name = what?.kind === "name" ? text(what, "name").replace(/^\\/, "").toLowerCase() : "";
  const arguments_ = children(node, "arguments");
  const [path, times] = arguments_;
  if (path === undefined) return undefined;
  if (SAME.has(name)) return pathOf(name === "str_replace" ? (arguments_[2] ?? path) : path, context);
  if (name !== "dirname") return undefined;
  const levels = times === undefined ? 1 : Number(times["value"]);
  if (!Number.isInteger(levels)) return undefined;
  if (path.kind === "magic" && text(path, "value") === "__FILE__") return up(".", levels - 1);
  const inner = anchoredPath(path, context);
  return inner === undefined ? undefined : up(inner, levels);
}

function up(path: string, levels: number): string {
  return path.replace(/\/+$/, "") + "/..".repeat(levels);
}
