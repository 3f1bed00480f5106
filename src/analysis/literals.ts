import type { Expression, ObjectLiteral } from "../program/nodes.ts";
import { copyByValue } from "./copies.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Root } from "./root.ts";
import { emptyThing, opened, type Rest, type Slot } from "./state.ts";
import { joinWritten, writtenAs } from "./texts.ts";
import { type Atom, absent, constant, constantKey, joinValues, object, onlyConstant, unknown, type Value } from "./values.ts";

export function nameOf(...values: Value[]): string {
  for (const value of values)
    for (const atom of value) {
      if (atom.kind === "unknown") return atom.origin.name;
      const constantName = constantNameOf(atom);
      if (constantName !== undefined) return constantName;
    }
  return "expression";
}

/** A constant that nobody is seen to define. */
export function constantNameOf(atom: Atom): string | undefined {
  return atom.kind === "reference" && atom.id.startsWith("constant#") ? atom.id.slice("constant#".length) : undefined;
}

/** Where the file itself is: what begins with it is a path. */
const OWN_PATHS: ReadonlySet<string> = new Set(["constant#__DIR__", "constant#__FILE__"]);

export function leading(value: Value): { text?: string } {
  const [atom] = value;
  if (atom?.kind === "reference" && OWN_PATHS.has(atom.id)) return { text: "/" };
  return atom?.kind === "unknown" && atom.origin.text !== undefined ? { text: atom.origin.text } : {};
}

/** A default that is an address shows that one is meant, whatever others set: what it may begin with. */
export function schemeOf(value: Value): { text?: string } {
  const text = onlyConstant(value)?.value;
  const scheme = typeof text === "string" ? /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] : undefined;
  return scheme === undefined ? {} : { text: scheme };
}

export function isThing(root: Root, address: string | undefined): boolean {
  return address !== undefined && (root.thing(address)?.list === true || root.thing(address)?.byValue === true);
}

export function evaluateTemplate(root: Root, frame: Frame, parts: readonly Expression[], node: Expression): Value {
  const values = parts.map((part) => evaluate(root, frame, part));
  const texts = values.map((value) => onlyConstant(value));
  if (texts.every((text) => text !== undefined)) return constant(texts.map((text) => String(text?.value ?? "")).join(""));
  // What it begins with: all that is known, and what the first unknown part begins with itself.
  const hole = texts.indexOf(undefined);
  const known = texts
    .slice(0, hole)
    .map((text) => String(text?.value ?? ""))
    .join("");
  return root.unknownAt(frame, node, {
    kind: "expression",
    name: nameOf(...values),
    text: known + (leading(values[hole] ?? []).text ?? ""),
    written: joinWritten(values.map(writtenAs)),
  });
}

export function evaluateObject(root: Root, frame: Frame, node: ObjectLiteral): Value {
  const fields = new Map<string, Slot>();
  let next = 0;
  let rest: Rest = { open: undefined };
  for (const entry of node.entries) {
    if (entry.spread) {
      const value = evaluate(root, frame, entry.value);
      const spread = spreadInto(root, fields, value, entry.except, node.list, next);
      next = spread.next;
      rest = opened(rest, spread, false);
      continue;
    }
    const key = entry.key ? constantKey(evaluate(root, frame, entry.key)) : String(next);
    const value = copyByValue(root, frame, entry.value, evaluate(root, frame, entry.value));
    if (key === undefined) {
      rest = opened(rest, { open: `${frame.unit.file}:${entry.start}@${frame.context}` }, false);
      continue;
    }
    if (/^\d+$/.test(key)) next = Math.max(next, Number(key) + 1);
    fields.delete(key);
    fields.set(key, { value, at: root.place(frame, entry.value) });
  }
  const place = root.place(frame, node);
  return object(root.allocate(frame, node, emptyThing(place, { fields, ...rest, byValue: node.byValue, list: node.list, literal: place })));
}

/** `...value` into the fields of a literal; answers the next index, and why the rest is unknown. */
function spreadInto(
  root: Root,
  fields: Map<string, Slot>,
  value: Value,
  except: readonly string[],
  renumber: boolean,
  next: number,
): Rest & { next: number } {
  let open: string | undefined;
  let bare = false;
  let index = next;
  const several = value.length > 1;
  for (const atom of value) {
    if (atom.kind !== "object" && atom.kind !== "unknown") continue;
    const address = atom.kind === "object" ? atom.address : atom.symbol;
    const thing = root.thing(address) ?? (atom.kind === "unknown" ? root.openThing(address) : undefined);
    if (!thing) continue;
    // What an unknown part may hold wins over what stands before it.
    if (thing.open) {
      // `{ timeout, ...rest }`: what is known of `timeout` says nothing of the rest.
      open ??= except.length > 0 ? `${thing.open}…` : thing.open;
      bare ||= several || thing.bare === true;
      for (const [key, slot] of fields)
        if (!thing.fields.has(key) && !except.includes(key))
          fields.set(key, {
            value: joinValues(slot.value, unknown(`${thing.open}.${key}?`, { kind: "overflow", name: key })),
            at: slot.at,
          });
    }
    for (const [key, slot] of thing.fields) {
      if (except.includes(key)) continue;
      const target = renumber && /^\d+$/.test(key) ? String(index++) : key;
      const old = fields.get(target);
      const mayKeep = several || slot.value.some((each) => each.kind === "absent");
      fields.set(target, {
        value: mayKeep
          ? joinValues(
              slot.value.filter((each) => each.kind !== "absent" || !old),
              old?.value ?? absent,
            )
          : slot.value,
        at: slot.at,
      });
    }
  }
  return { next: index, open, bare };
}

/** PHP's `$a + $b`: keys of the left win. */
export function union(root: Root, frame: Frame, node: Expression, left: Value, right: Value): Value {
  const fields = new Map<string, Slot>();
  const opened: string[] = [];
  for (const value of [right, left]) {
    const result = spreadInto(root, fields, value, [], false, 0);
    if (result.open) opened.push(result.open);
  }
  return object(
    root.allocate(frame, node, emptyThing(root.place(frame, node), { fields, open: opened[0], byValue: true, list: true }), "+"),
  );
}
