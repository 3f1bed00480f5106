import type { Host as AnalysisHost } from "./analysis/host.ts";
import { createDeclarations, type Declarations, type Discovered } from "./declarations.ts";
import { createEntryPoints, type EntryPoints } from "./entry-points.ts";
import type { NotAnalysed } from "./finding/finding.ts";
import type { Host } from "./host/host.ts";
import { toLatin1 } from "./host/text.ts";
import { createIncludes } from "./includes.ts";
import { createTypeChecker, type TypeChecker } from "./js/checker.ts";
import { jsFrontEnd } from "./js/front-end.ts";
import { isJson, lowerJson } from "./js/json.ts";
import { createResolver, type ResolveHost, type Resolver } from "./js/resolve.ts";
import { createTypeScriptResolver } from "./js/types.ts";
import { createManifests, type Manifests } from "./manifests.ts";
import { createMentions, type Mentions } from "./mentions.ts";
import { createPages } from "./pages.ts";
import { phpFrontEnd } from "./php/lower.ts";
import { createProcesses } from "./processes.ts";
import type { Lowered } from "./program/front-end.ts";
import type { Program } from "./program/nodes.ts";
import { createReach, type Reach } from "./reach.ts";
import type { Sightings } from "./sightings.ts";

/** The files of a run as the analysis sees them: lowered at most once, and only when asked for. */
export interface Workspace {
  readonly host: AnalysisHost;
  readonly manifests: Manifests;
  readonly problems: ReadonlyMap<string, NotAnalysed>;
  textOf(file: string): string | undefined;
  /** The same, were this the text of the file: everything else that was read and lowered stays. */
  withText(file: string, text: string): Workspace;
}

export interface WorkspaceOptions {
  readonly host: Host;
  readonly languageOf: (file: string) => "php" | "js" | undefined;
  readonly runtimeOf: (file: string) => string | undefined;
  /** What the configuration says of PHP. */
  readonly php?: { readonly shortTags: boolean | undefined; readonly version: string | undefined };
  /** The compiler is asked what syntax and probing cannot tell. */
  readonly types?: boolean;
  /** Imports lead into other files. */
  readonly follow: boolean;
  /** A rule's word stands in the file. */
  readonly isHinted: (file: string) => boolean;
  /** Offsets of such words in a text. */
  readonly hintsIn: (file: string, text: string) => readonly number[];
  /** Instead of parsing and lowering the text. */
  readonly lower?: ((file: string, text: string) => Lowered | undefined) | undefined;
  /** What other analyses in this process have found out about the same files. */
  readonly known?: Knowledge | undefined;
  readonly declarations?: Declarations | undefined;
  /** What the run has seen of switches for the whole project. */
  readonly sightings?: Sightings | undefined;
  /** Who may call a function, if not only the files. */
  readonly mentions?: Mentions | undefined;
  /** The files found: where declarations and callers are looked for. */
  readonly files: readonly string[];
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { host, languageOf, runtimeOf, follow, files } = options;
  const known = options.known ?? knowledgeOf(host, { readsPages: true });
  const { resolve: probed, manifests } = known;
  const compiler = options.types && follow ? createCompiler(host, probed) : undefined;
  const resolve = compiler?.resolve ?? probed;
  const discovered: Discovered = {
    files: follow ? files : [],
    languageOf,
    read: (file) => {
      const read = host.readBytes(file);
      return read.ok ? toLatin1(read.bytes) : undefined;
    },
  };
  const declarations = options.declarations ?? createDeclarations(discovered);
  const mentions = options.mentions ?? createMentions({ ...discovered, resolve });
  const processes = createProcesses({
    isFile: (path) => host.isFile(path),
    ...(compiler ? leadsOf(host, resolve) : known),
    runtime: (file) => runtimeOf(file) ?? manifests.runtime(file),
  });
  const lower = options.lower ?? ((file: string, text: string) => lowerText(languageOf(file), file, text, options.php?.shortTags));
  const shared = new Store(host.readText, lower);
  const included = createIncludes({
    isFile: (path) => host.isFile(path),
    load: (file) => shared.lower(file),
    declaredIn: (id) => declarations.declaredIn(id),
  });
  const switches = follow
    ? options.sightings?.switches({ load: (file) => shared.lower(file), resolve: included, readText: (file) => host.readText(file) })
    : undefined;

  const over = (store: Store): Workspace => ({
    manifests,
    problems: store.problems,
    textOf: (file) => store.text(file),
    withText: (file, text) => over(new Store((name) => (name === file ? text : undefined), lower, { store, file })),
    host: {
      load: (file) => store.lower(file),
      resolve: (from, specifier) =>
        !follow ? undefined : languageOf(from) === "js" ? resolve(from, specifier) : included(from, specifier),
      declaredIn: (id, from) => declarations.declaredIn(id, from),
      mentions: (names, from) => mentions.mentions(names, from),
      together: (file, setter) => processes.together(file, setter),
      setters: (file) => switches?.of(file) ?? { certain: [], possible: [] },
      settings: (file) => switches?.settings(file) ?? [],
      typesAt: compiler?.typesAt,
      isHinted: options.isHinted,
      hints: (file) => options.hintsIn(file, store.text(file) ?? ""),
      runtime: (file) => runtimeOf(file) ?? manifests.runtime(file),
      version: (file, name) => (name === "php" ? options.php?.version : undefined) ?? manifests.version(file, name),
      text: (file) => store.text(file) ?? "",
    },
  });
  return over(shared);
}

export function lowerText(language: "php" | "js" | undefined, file: string, text: string, shortTags?: boolean): Lowered | undefined {
  if (isJson(file)) return lowerJson(file, text);
  return language && (language === "php" ? phpFrontEnd : jsFrontEnd).lower(file, text, { wants: () => true, shortTags });
}

/** The compiler in ts-morph, for what is left over: loaded when the first question is asked. */
function createCompiler(
  host: Host,
  probed: Resolver["resolve"],
): { readonly resolve: Resolver["resolve"]; readonly typesAt: TypeChecker["typesAt"] } {
  const files = resolveHostOf(host);
  let resolver: Resolver | undefined;
  let checker: TypeChecker | undefined;
  return {
    resolve(from, specifier) {
      const found = probed(from, specifier);
      if (found !== undefined || /^(?:node:|[a-z]+:|\/)/.test(specifier)) return found;
      resolver ??= createTypeScriptResolver(files);
      return resolver.resolve(from, specifier);
    },
    typesAt(file, start, end) {
      checker ??= createTypeChecker(files);
      return checker.typesAt(file, start, end);
    },
  };
}

function resolveHostOf(host: Host): ResolveHost {
  return {
    exists: (path) => host.isFile(path),
    read: (path) => host.readText(path),
    list: (directory) => host.list(directory).map(({ name }) => name),
  };
}

/** How imports resolve and where they lead, and what the manifests say. */
export interface Knowledge extends Leads {
  readonly resolve: Resolver["resolve"];
  readonly manifests: Manifests;
}

interface Leads {
  readonly reach: Reach;
  readonly entryPoints: EntryPoints;
}

/** To tell what pages lead to, all sources of a package are read; where that is too much, somebody else tells. */
export function knowledgeOf(host: Host, { readsPages }: { readonly readsPages: boolean }): Knowledge {
  const { resolve } = createResolver(resolveHostOf(host));
  const leads = leadsOf(host, resolve);
  return { resolve, ...leads, manifests: createManifests(host, readsPages ? createPages({ host, ...leads }) : undefined) };
}

function leadsOf(host: Host, resolve: Resolver["resolve"]): Leads {
  const read = (file: string) => host.readText(file);
  const list = (directory: string) => host.list(directory).map(({ name }) => name);
  return { reach: createReach({ read, resolve }), entryPoints: createEntryPoints({ read, resolve, list }) };
}

/** Texts and programs, each made once; `below` answers for all files but one. */
class Store {
  readonly problems = new Map<string, NotAnalysed>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #programs = new Map<string, Program | undefined>();
  readonly #read: (file: string) => string | undefined;
  readonly #lower: (file: string, text: string) => Lowered | undefined;
  readonly #below: { readonly store: Store; readonly file: string } | undefined;

  constructor(
    read: (file: string) => string | undefined,
    lower: (file: string, text: string) => Lowered | undefined,
    below?: { readonly store: Store; readonly file: string },
  ) {
    this.#read = read;
    this.#lower = lower;
    this.#below = below;
  }

  text(file: string): string | undefined {
    if (this.#below && file !== this.#below.file) return this.#below.store.text(file);
    if (!this.#texts.has(file)) this.#texts.set(file, this.#read(file));
    return this.#texts.get(file);
  }

  lower(file: string): Program | undefined {
    if (this.#below && file !== this.#below.file) return this.#below.store.lower(file);
    if (this.#programs.has(file)) return this.#programs.get(file);
    this.#programs.set(file, undefined);
    const source = this.text(file);
    if (source === undefined) this.problems.set(file, { file, reason: "could not be read any more", line: undefined });
    const lowered = source === undefined ? undefined : this.#lower(file, source);
    if (!lowered) return undefined;
    if (!lowered.ok) {
      this.problems.set(file, { file, reason: lowered.reason, line: lowered.line, ...(lowered.isCrash ? { isCrash: true } : {}) });
      return undefined;
    }
    this.#programs.set(file, lowered.program);
    return lowered.program;
  }
}
