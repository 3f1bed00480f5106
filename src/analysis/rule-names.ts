import type { Callee, Library } from "../model/library.ts";
import type { ReferenceId } from "../program/nodes.ts";

export function typeId(library: Library, name: string): string {
  return name.includes(":") ? name : `${library.id}:${name}`;
}

/** A name in a rule as the references it stands for: `default` in each of the library's modules, a PHP class, a global. */
export function references(library: Library, name: string): ReferenceId[] {
  if (name.includes("#")) return [name];
  if (library.id.startsWith("php/")) return [`class#${name.toLowerCase()}`];
  return library.modules ? library.modules.map((module) => `${module}#${name}`) : [`global#${name}`];
}

export function list(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}

/** Words without which no JS file sets something for the whole process. */
export function switchWords(library: Library): string[] {
  if (library.id.startsWith("php/")) return [];
  const called = (library.effects ?? []).flatMap((effect) => {
    const on = "sets" in effect ? effect.sets.on : "setsAll" in effect ? effect.setsAll.on : undefined;
    return on && "project" in on ? calleeNames(effect.callee) : [];
  });
  // The library's own object has options that its calls fall back to.
  const isOwn = Object.values(library.types ?? {}).some((type) => type.exports);
  const members = library.calls.flatMap((call) =>
    call.options.flatMap((where) => {
      const [key] = "receiver" in where ? (where.path ?? []) : [];
      return typeof key === "string" && isOwn ? [key] : [];
    }),
  );
  return [...called, ...members].map((name) => name.replace(/^.*#/, "")).filter((name) => /^\w+$/.test(name));
}

function memberKey(library: Library, name: string): string {
  return library.id.startsWith("php/") && name !== "*" ? `${name.toLowerCase()}()` : name;
}

export function calleeNames(callee: Callee): readonly string[] {
  if ("method" in callee) return list(callee.method);
  if ("static" in callee) return list(callee.static);
  if ("export" in callee) return list(callee.export);
  if ("function" in callee) return list(callee.function);
  if ("global" in callee) return list(callee.global);
  return "construct" in callee ? list(callee.construct) : [];
}

export function calleeKeys(library: Library, callee: Callee): string[] {
  if ("function" in callee) return list(callee.function).map((name) => `function#${name.toLowerCase()}`);
  if ("global" in callee) return list(callee.global).map((name) => `global#${name}`);
  if ("export" in callee)
    return list(callee.export).flatMap((name) =>
      name.includes("#") ? [name] : (library.modules ?? []).map((module) => `${module}#${name}`),
    );
  if ("method" in callee)
    return list(callee.method).map((name) => `method:${callee.of === "*" ? "*" : typeId(library, callee.of)}.${memberKey(library, name)}`);
  if ("invoke" in callee) return [`invoke:${typeId(library, callee.invoke)}`];
  if ("construct" in callee)
    return list(callee.construct)
      .flatMap((name) => references(library, name))
      .map((id) => `new:${id}`);
  return list(callee.static).flatMap((name) =>
    list(callee.of).flatMap((of) => references(library, of).map((id) => `static:${id}.${memberKey(library, name)}`)),
  );
}

/** Names of classes have no case, those of their constants do. */
export function classConstant(name: string): string {
  const [of, constant] = name.split("::");
  return constant === undefined ? name : `${(of ?? "").toLowerCase()}::${constant}`;
}
