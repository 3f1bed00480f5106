import type { Call, Expression, Member, Span } from "../program/nodes.ts";

const OWN = /^(?:global#Object|lodash#(?:\*|default)|underscore#(?:\*|default))$/;

const HAS: ReadonlySet<string> = new Set(["global#Object.hasOwn", "lodash#has", "underscore#has", "global#Reflect.has"]);

/** The member that `o.hasOwnProperty(k)`, `Object.hasOwn(o, k)` and their like ask for. */
export function askedMember(test: Call): Member | undefined {
  const { callee } = test;
  const [first, second] = test.arguments;
  if (callee.kind === "reference")
    return callee.candidates.some((id) => HAS.has(id)) && first && second ? memberAt(first.value, second.value, test) : undefined;
  if (callee.kind !== "member" || callee.key.kind !== "literal" || !first) return undefined;
  const { object, key } = callee;
  if (key.value === "hasOwnProperty" && !second) return memberAt(object, first.value, test);
  if (!second) return undefined;
  const isOwn =
    (key.value === "hasOwn" || key.value === "has") &&
    (object.kind === "reference"
      ? object.candidates.some((id) => OWN.test(id))
      : object.kind === "name" && /^(?:_|lodash)$/.test(object.variable));
  const isApplied =
    key.value === "call" && object.kind === "member" && object.key.kind === "literal" && object.key.value === "hasOwnProperty";
  return isOwn || isApplied ? memberAt(first.value, second.value, test) : undefined;
}

export function memberAt(object: Expression, key: Expression, at: Span): Member {
  return { kind: "member", object, key, optional: false, creates: undefined, start: at.start, end: at.end };
}
