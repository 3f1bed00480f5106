import type { Callee, Effect, Library, ObjectType, WaitingCall } from "../model/library.ts";
import type { ReferenceId } from "../program/nodes.ts";
import { calleeKeys, calleeNames, classConstant, list, references, typeId } from "./rule-names.ts";
import { type RuleWords, ruleWords } from "./rule-words.ts";

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
  readonly #types = new Map<string, ObjectType>();
  /** Types of members that are objects of a rule themselves: `type.member`. */
  readonly #members = new Map<string, string>();
  /** Methods whose name alone says whose they are, in lower case. */
  readonly tellingNames = new Set<string>();
  readonly #clients = new Set<string>();
  readonly #bare = new Map<ReferenceId, readonly string[]>();
  /** Types that a receiver's own name and its options tell, where nothing else does. */
  readonly told = new Map<string, NonNullable<ObjectType["told"]>>();
  /** Types of members and parameters that go by a name of their own. */
  readonly namedMembers = new Map<string, string>();
  readonly namedParameters = new Map<string, string>();
  readonly #constants = new Map<string, string | number>();
  readonly #modules = new Set<string>();
  readonly statics = new Set<string>();
  readonly #ambiguous = new Set<string>();
  readonly #evidence = new Set<string>();
  readonly #handing = new Set<string>();
  readonly words: RuleWords;
  /** Names of methods and exports that wait, in lower case. */
  readonly waitingNames = new Set<string>();
  readonly #methodNames = new Set<string>();

  constructor(libraries: readonly Library[]) {
    this.libraries = libraries;
    this.words = ruleWords(libraries);
    for (const library of libraries) this.#add(library);
    for (const [id, of] of this.words.ponyfills)
      for (const space of ["", "new:"]) {
        const rows = this.#rows.get(`${space}${of}`);
        if (rows) this.#rows.set(`${space}${id}`, rows);
      }
  }

  #add(library: Library): void {
    for (const [name, value] of Object.entries(library.constants ?? {})) this.#constants.set(classConstant(name), value);
    for (const name of library.evidence ?? []) {
      this.#evidence.add(`function#${name.toLowerCase()}`);
      this.waitingNames.add(name.toLowerCase());
    }
    for (const word of library.ambiguousHints ?? []) this.#ambiguous.add(`function#${word.toLowerCase()}`);
    for (const module of library.modules ?? []) this.#modules.add(module);
    for (const [name, type] of Object.entries(library.types ?? {})) this.#addType(library, typeId(library, name), type);
    for (const call of library.calls) this.#addCall(library, call);
    for (const effect of library.effects ?? []) this.#addEffect(library, effect);
  }

  #addType(library: Library, id: string, type: ObjectType): void {
    this.#types.set(id, type);
    for (const each of type.bare?.classes ?? [])
      for (const reference of references(library, each)) this.#bare.set(reference, type.bare?.otherwise ?? []);
    if (type.told) this.told.set(id, type.told);
    for (const name of type.named?.members ?? []) this.namedMembers.set(name, id);
    for (const name of type.named?.parameters ?? []) this.namedParameters.set(name, id);
    for (const each of type.exports ?? []) for (const reference of references(library, each)) this.#exportTypes.set(reference, id);
    for (const each of type.classes ?? []) for (const reference of references(library, each)) this.#classTypes.set(reference, id);
    for (const [member, of] of Object.entries(type.members ?? {})) this.#members.set(`${id}.${member}`, typeId(library, of));
  }

  #addCallee(library: Library, callee: Callee, isTelling = true): void {
    if ("static" in callee) for (const id of list(callee.of).flatMap((name) => references(library, name))) this.statics.add(id);
    if (!("method" in callee || "static" in callee)) return;
    for (const name of calleeNames(callee)) this.#methodNames.add(name.toLowerCase());
    if (isTelling && "method" in callee && callee.of === "*")
      for (const name of calleeNames(callee)) this.tellingNames.add(name.toLowerCase());
  }

  #addCall(library: Library, call: WaitingCall): void {
    const { callee } = call;
    this.#addCallee(library, callee);
    for (const name of calleeNames(callee)) this.waitingNames.add(name.replace(/^.*[#\\]/, "").toLowerCase());
    if ("method" in callee && !call.networkOnly) this.#clients.add(typeId(library, callee.of));
    for (const key of calleeKeys(library, callee)) this.#row(key, library).calls.push(call);
  }

  #addEffect(library: Library, effect: Effect): void {
    const { callee } = effect;
    // What hands on what it is given is anybody's: `stream.pipe(request)`.
    this.#addCallee(library, callee, !("answers" in effect && "argument" in effect.answers));
    const isHook =
      "listens" in effect && library.calls.some((call) => call.hooks?.some((each) => each.event === effect.listens.event) === true);
    if (isHook || ("runs" in effect && effect.passing))
      for (const name of "invoke" in callee ? [""] : calleeNames(callee)) this.#handing.add(name.toLowerCase());
    for (const key of calleeKeys(library, callee)) this.#row(key, library).effects.push(effect);
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
      this.statics.has(id) ||
      (this.#modules.has(module) && !id.startsWith("global#"))
    );
  }

  /** A function that is more often called for something else: `copy`, `file`. */
  isAmbiguous(id: ReferenceId): boolean {
    return this.#ambiguous.has(id);
  }

  /** `import { request } from "axios"`: a method of what the library exports by default, as a function of its own. */
  methodOfDefault(id: ReferenceId): string | undefined {
    const at = id.lastIndexOf("#");
    const name = id.slice(at + 1);
    const type = name === "*" || name === "default" ? undefined : this.#exportTypes.get(`${id.slice(0, at)}#default`);
    return type === undefined || this.knowsExport(id) || !this.hasMethod(type, name) ? undefined : type;
  }

  /** Calling it waits. */
  waits(id: ReferenceId): boolean {
    const byDefault = this.methodOfDefault(id);
    if (byDefault !== undefined)
      return this.rows(`method:${byDefault}.${id.slice(id.lastIndexOf("#") + 1)}`).some((row) => row.calls.length > 0);
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

  knowsExport(id: ReferenceId): boolean {
    return this.#rows.has(id) || this.#rows.has(`new:${id}`) || this.#exportTypes.has(id);
  }

  exportType(id: ReferenceId): string | undefined {
    return this.#exportTypes.get(id);
  }

  classType(id: ReferenceId): string | undefined {
    return this.#classTypes.get(id);
  }

  /** What a file must not mention for a received object of this class to be one without options; undefined: it is never taken for one. */
  bareUnless(id: ReferenceId): readonly string[] | undefined {
    return this.#bare.get(id);
  }

  readsBody(type: string): readonly string[] {
    return this.#types.get(type)?.readsBody ?? [];
  }

  memberType(type: string, key: string): string | undefined {
    return this.#members.get(`${type}.${key}`);
  }

  hasMethod(type: string, key: string): boolean {
    return this.#rows.has(`method:${type}.${key}`);
  }

  /** What the rules say of a type; undefined: it is none of theirs. */
  typeOf(type: string): ObjectType | undefined {
    return this.#types.get(type);
  }

  isType(type: string): boolean {
    return this.#types.has(type);
  }

  isLibraryModule(module: string): boolean {
    return this.#modules.has(module);
  }
}
