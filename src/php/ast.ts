/** Access to php-parser's tree, which comes in untyped and, after recovered errors, with holes. */

export interface PhpLocation {
  readonly start: { readonly offset: number };
  readonly end: { readonly offset: number };
}

/** Where the parser said a node stands, on nodes whose `loc` has been mended. */
export const PARSED_LOC = Symbol("parsed loc");

export interface PhpNode {
  readonly kind: string;
  readonly loc?: PhpLocation;
  readonly [PARSED_LOC]?: PhpLocation;
  /** Set on a node that stood in parentheses of its own; its `loc` leaves them out. */
  readonly parenthesizedExpression?: boolean;
  readonly [field: string]: unknown;
}

export function isNode(value: unknown): value is PhpNode {
  return typeof value === "object" && value !== null && typeof (value as PhpNode).kind === "string";
}

/** As the parser said: the lowering mends it in its own way. */
export function parsedLoc(node: PhpNode): PhpLocation | undefined {
  return node[PARSED_LOC] ?? node.loc;
}

export function child(node: PhpNode, field: string): PhpNode | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** The nodes in a list; php-parser leaves `null` for an extra `;` and for what it could not read. */
export function children(node: PhpNode, field: string): readonly PhpNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function text(node: PhpNode, field: string): string {
  const value = node[field];
  return typeof value === "string" ? value : "";
}

export function flag(node: PhpNode, field: string): boolean {
  return node[field] === true;
}

/** Names are sometimes an `identifier` node, sometimes plain text. */
export function nameIn(node: PhpNode, field: string): string | undefined {
  const value = node[field];
  if (typeof value === "string") return value;
  return isNode(value) && typeof value["name"] === "string" ? value["name"] : undefined;
}

/** The statements of a body, which is a block or, without braces, a single statement. */
export function bodyOf(node: PhpNode | undefined): readonly PhpNode[] {
  if (node === undefined) return [];
  return node.kind === "block" ? children(node, "children") : [node];
}

/** The node and all below it, in no particular order; trees may be deeper than the call stack. */
export function* walk(root: PhpNode): Generator<PhpNode> {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    if (isNode(value)) {
      yield value;
      for (const [field, inner] of Object.entries(value)) {
        if (field !== "loc" && typeof inner === "object") stack.push(inner);
      }
    } else if (Array.isArray(value)) stack.push(...value);
  }
}
