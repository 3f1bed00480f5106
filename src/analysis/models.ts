import type { Callee, Effect, Library, Limit, LookAlike, ObjectType, WaitingCall } from "../model/library.ts";
import type { ReferenceId } from "../program/nodes.ts";
import type { Unit } from "./project.ts";
import { satisfies } from "./versions.ts";

/** What a callee means to one library. */
export interface Row {
  readonly library: Library;
  readonly calls: readonly WaitingCall[];
  readonly effects: readonly Effect[];
}

/** The rules, indexed by what the interpreter meets: references, types, methods. */
export class Models {
  readonly libraries: readonly Library[];
  readonly #rows = new Map<string, { library: Library; calls: WaitingCall[]; effects: Effect[] }[]>();
  readonly #exportTypes = new Map<ReferenceId, string>();
  readonly #classTypes = new Map<ReferenceId, string>();
  readonly #members = new Map<string, string>();
  readonly #types = new Set<string>();
  readonly #bodyMethods = new Map<string, readonly string[]>();
  readonly #bodyMembers = new Map<string, readonly string[]>();
  readonly #namespaces = new Map<string, ReadonlySet<string>>();
  readonly #escaping = new Set<string>();
  readonly #modelled = new Set<string>();
  /** Methods whose name alone says whose they are, in lower case. */
  readonly tellingNames = new Set<string>();
  /** Names of project-wide settings that have a default. */
  readonly settings = new Set<string>();
  readonly #clients = new Set<string>();
  readonly #bare = new Map<ReferenceId, readonly string[]>();
  /** Types that a receiver's own name and its options tell, where nothing else does. */
  readonly told = new Map<string, NonNullable<ObjectType["told"]>>();
  readonly #constants = new Map<string, string | number>();
  readonly #modules = new Set<string>();
  readonly #statics = new Set<string>();
  readonly #ambiguous = new Set<string>();
  readonly #evidence = new Set<string>();
  /** Keys of options that any limit or look-alike reads: what must not be forgotten when paths join. */
  readonly optionKeys = new Set<string>();
  readonly #handing = new Set<string>();
  /** What is called, or written to, where something is set for the whole process: `setGlobalDispatcher`, `defaults`. */
  readonly switchWords = new Set<string>();
  /** Names of methods and exports that wait, in lower case. */
  readonly waitingNames = new Set<string>();
  readonly #methodNames = new Set<string>();

  constructor(libraries: readonly Library[]) {
    this.libraries = libraries;
    for (const library of libraries) this.#add(library);
  }

  #add(library: Library): void {
    for (const [name, value] of Object.entries(library.constants ?? {})) this.#constants.set(classConstant(name), value);
    for (const name of library.evidence ?? []) {
      this.#evidence.add(`function#${name.toLowerCase()}`);
      this.waitingNames.add(name.toLowerCase());
    }
    for (const word of library.ambiguousHints ?? []) this.#ambiguous.add(`function#${word.toLowerCase()}`);
    for (const module of library.modules ?? []) this.#modules.add(module);
    for (const [name, type] of Object.entries(library.types ?? {})) {
      const id = typeId(library, name);
      this.#types.add(id);
      if (type.readsBody) this.#bodyMethods.set(id, type.readsBody);
      if (type.bodyMembers) this.#bodyMembers.set(id, type.bodyMembers);
      if (type.namespaces) this.#namespaces.set(id, new Set(type.namespaces));
      if (type.escapes) this.#escaping.add(id);
      if (type.modelled) this.#modelled.add(id);
      for (const each of type.bare?.classes ?? [])
        for (const reference of references(library, each)) this.#bare.set(reference, type.bare?.otherwise ?? []);
      if (type.told) this.told.set(id, type.told);
      for (const each of type.exports ?? []) for (const reference of references(library, each)) this.#exportTypes.set(reference, id);
      for (const each of type.classes ?? []) for (const reference of references(library, each)) this.#classTypes.set(reference, id);
      for (const [member, of] of Object.entries(type.members ?? {})) this.#members.set(`${id}.${member}`, typeId(library, of));
    }
    for (const { callee } of [...library.calls, ...(library.effects ?? [])])
      if ("static" in callee) for (const id of list(callee.of).flatMap((name) => references(library, name))) this.#statics.add(id);
    for (const { callee } of [...library.calls, ...(library.effects ?? [])])
      if ("method" in callee || "static" in callee) for (const name of calleeNames(callee)) this.#methodNames.add(name.toLowerCase());
    for (const { callee } of library.calls)
      for (const name of calleeNames(callee)) this.waitingNames.add(name.replace(/^.*[#\\]/, "").toLowerCase());
    for (const effect of library.effects ?? [])
      if ("runs" in effect && effect.passing)
        for (const name of "invoke" in effect.callee ? [""] : calleeNames(effect.callee)) this.#handing.add(name.toLowerCase());
    const hooked = new Set(library.calls.flatMap((call) => (call.hooks ?? []).map((each) => each.event)));
    for (const effect of library.effects ?? [])
      if ("listens" in effect && typeof effect.listens.event === "string" && hooked.has(effect.listens.event))
        for (const name of calleeNames(effect.callee)) this.#handing.add(name.toLowerCase());
    for (const { callee } of [...library.calls, ...(library.effects ?? [])])
      if ("method" in callee && callee.of === "*") for (const name of list(callee.method)) this.tellingNames.add(name.toLowerCase());
    for (const { callee, networkOnly } of library.calls)
      if ("method" in callee && !networkOnly) this.#clients.add(typeId(library, callee.of));
    for (const call of library.calls) for (const key of calleeKeys(library, call.callee)) this.#row(key, library).calls.push(call);
    for (const { setting } of library.defaults ?? []) if (setting) this.settings.add(setting.option);
    for (const name of switchWords(library)) this.switchWords.add(name);
    for (const effect of library.effects ?? [])
      for (const key of calleeKeys(library, effect.callee)) this.#row(key, library).effects.push(effect);
    for (const row of [...(library.limits ?? []), ...(library.lookAlikes ?? [])] as readonly (Limit | LookAlike)[])
      for (const key of row.option.split(".")) this.optionKeys.add(key);
  }

  #row(key: string, library: Library): { library: Library; calls: WaitingCall[]; effects: Effect[] } {
    const rows = this.#rows.get(key) ?? [];
    this.#rows.set(key, rows);
    const row = rows.find((each) => each.library === library);
    if (row) return row;
    const made: (typeof rows)[number] = { library, calls: [], effects: [] };
    rows.push(made);
    return made;
  }

  /** A rule speaks of this reference: a function, an export, a class, a type. */
  knows(id: ReferenceId): boolean {
    const module = id.includes("#") ? id.slice(0, id.lastIndexOf("#")) : id;
    return (
      this.#rows.has(id) ||
      this.#rows.has(`new:${id}`) ||
      this.#evidence.has(id) ||
      this.#exportTypes.has(id) ||
      this.#classTypes.has(id) ||
      this.#statics.has(id) ||
      (this.#modules.has(module) && !id.startsWith("global#"))
    );
  }

  /** A function that is more often called for something else: `copy`, `file`. */
  isAmbiguous(id: ReferenceId): boolean {
    return this.#ambiguous.has(id);
  }

  /** Calling it waits. */
  waits(id: ReferenceId): boolean {
    const type = this.#exportTypes.get(id);
    return [...this.rows(id), ...this.rows(`new:${id}`), ...(type === undefined ? [] : this.rows(`invoke:${type}`))].some(
      (row) => row.calls.length > 0,
    );
  }

  /** What it answers, or is, an object of a rule: a client, a handle, a request. */
  carries(id: ReferenceId): boolean {
    if (!this.knows(id)) return false;
    const rows = [...this.rows(id), ...this.rows(`new:${id}`)];
    return (
      rows.length === 0 ||
      rows.some(
        (row) =>
          row.effects.some((effect) => "creates" in effect || "copies" in effect || "answers" in effect) ||
          row.calls.some((call) => call.answers !== undefined || call.promise === true || call.judged === "settling"),
      )
    );
  }

  /** Whether a rule speaks of a method of this name, in lower case. */
  hasMethodNamed(name: string): boolean {
    return this.#methodNames.has(name);
  }

  /** Whether a method of this name (undefined: a rule's object, called itself) hands an object to a callback. */
  handsOver(method: string | undefined): boolean {
    return this.#handing.has(method ?? "");
  }

  /** Objects of this type have methods that wait, whatever they are given: a client, no document. */
  isClient(type: string): boolean {
    return this.#clients.has(type);
  }

  /** All that is said of it is what it sets: it neither waits nor makes anything. */
  onlySets(key: string): boolean {
    const rows = this.rows(key);
    return rows.length > 0 && rows.every(({ calls, effects }) => calls.length === 0 && effects.every((each) => !("creates" in each)));
  }

  /** Calling it answers a new client. */
  makesClient(key: string): boolean {
    return this.rows(key).some(({ library, effects }) =>
      effects.some((effect) => "creates" in effect && this.#clients.has(typeId(library, effect.creates))),
    );
  }

  rows(key: string): readonly Row[] {
    return this.#rows.get(key) ?? [];
  }

  constant(name: string): string | number | undefined {
    return this.#constants.get(name);
  }

  /** A constant of a library's class: `class#vendor\\options` and `TIMEOUT`. */
  classConstant(id: ReferenceId, name: string): string | number | undefined {
    return this.#constants.get(`${id.replace("class#", "")}::${name}`);
  }

  knowsFunction(id: ReferenceId): boolean {
    return this.#rows.has(id);
  }

  knowsExport(id: ReferenceId): boolean {
    return this.#rows.has(id) || this.#rows.has(`new:${id}`) || this.#exportTypes.has(id);
  }

  exportType(id: ReferenceId, _unit: Unit): string | undefined {
    return this.#exportTypes.get(id);
  }

  classType(id: ReferenceId, _unit: Unit): string | undefined {
    return this.#classTypes.get(id);
  }

  /** What a file must not mention for a received object of this class to be one without options; undefined: it is never taken for one. */
  bareUnless(id: ReferenceId): readonly string[] | undefined {
    return this.#bare.get(id);
  }

  readsBody(type: string): readonly string[] {
    return this.#bodyMethods.get(type) ?? [];
  }

  /** Members that stream the body of a response. */
  bodyMembers(type: string): readonly string[] {
    return this.#bodyMembers.get(type) ?? [];
  }

  memberType(type: string, key: string): string | undefined {
    return this.#members.get(`${type}.${key}`);
  }

  /** A member through which the object's own methods are called. */
  isNamespace(type: string, key: string): boolean {
    return this.#namespaces.get(type)?.has(key) === true;
  }

  hasMethod(type: string, key: string): boolean {
    return this.#rows.has(`method:${type}.${key}`);
  }

  isType(type: string): boolean {
    return this.#types.has(type);
  }

  escapes(type: string): boolean {
    return this.#escaping.has(type);
  }

  /** Whether all methods that change an object of this type are in the rules. */
  isModelled(type: string): boolean {
    return this.#modelled.has(type);
  }

  isLibraryModule(module: string): boolean {
    return this.#modules.has(module);
  }
}

export function typeId(library: Library, name: string): string {
  return name.includes(":") ? name : `${library.id}:${name}`;
}

/** A name in a rule as the references it stands for: `default` in each of the library's modules, a PHP class, a global. */
function references(library: Library, name: string): ReferenceId[] {
  if (name.includes("#")) return [name];
  if (library.id.startsWith("php/")) return [`class#${name.toLowerCase()}`];
  return library.modules ? library.modules.map((module) => `${module}#${name}`) : [`global#${name}`];
}

function list(names: string | readonly string[]): readonly string[] {
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
  return library.id.startsWith("php/") ? `${name.toLowerCase()}()` : name;
}

function calleeNames(callee: Callee): readonly string[] {
  if ("method" in callee) return list(callee.method);
  if ("static" in callee) return list(callee.static);
  if ("export" in callee) return list(callee.export);
  if ("function" in callee) return list(callee.function);
  if ("global" in callee) return list(callee.global);
  return "construct" in callee ? list(callee.construct) : [];
}

function calleeKeys(library: Library, callee: Callee): string[] {
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
function classConstant(name: string): string {
  const [of, constant] = name.split("::");
  return constant === undefined ? name : `${(of ?? "").toLowerCase()}::${constant}`;
}

/** Whether a row counts for a call with these tags, in this file's runtime and with the version it sees. */
export function applies(
  row: { readonly tags?: readonly string[]; readonly versions?: string; readonly runtimes?: readonly string[] },
  call: WaitingCall | undefined,
  library: Library,
  unit: Unit,
): boolean {
  if (row.tags && !row.tags.some((tag) => call?.tags?.includes(tag))) return false;
  if (row.runtimes && !row.runtimes.includes(unit.runtime)) return false;
  if (row.versions === undefined) return true;
  const [own] = library.modules ?? [];
  // `isomorphic-fetch@<3` speaks of another package than the library's first.
  const [, named, range] = /^(.+)@(.+)$/.exec(row.versions) ?? [undefined, own, row.versions];
  return satisfies(named === undefined ? undefined : unit.version(named), range ?? row.versions);
}
