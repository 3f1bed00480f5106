import type { Place, Repair, RepairEntry, RepairValue } from "../finding/finding.ts";
import type { FixRecipe, Library, WaitingCall } from "../model/library.ts";
import type { Judgement } from "./judge.ts";
import type { Observation, PhaseStatus } from "./observation.ts";
import type { FixSeconds, Unit } from "./project.ts";
import { applies } from "./versions.ts";

export function recipeFor(library: Library, call: WaitingCall, unit: Unit): FixRecipe | undefined {
  return recipesFor(library, call, unit).find(({ instead }) => instead === undefined);
}

function recipesFor(library: Library, call: WaitingCall, unit: Unit): readonly FixRecipe[] {
  return (library.fixes ?? []).filter((recipe) => applies(recipe, call, library, unit));
}

/** What else would bound it: a limit of each silence where the first is one of the whole, or the reverse. */
export function otherRepairsFor(judgement: Judgement, text: string, seconds: FixSeconds): readonly Repair[] {
  const { library, call, site } = judgement.from;
  return recipesFor(library, call, site.unit).flatMap((recipe) => {
    const other = recipe.instead && repairFor(judgement, text, seconds, recipe);
    return other ? [{ ...other, instead: recipe.instead }] : [];
  });
}

/** How the call could be bounded; undefined where it already is, or where nobody can know. */
export function repairFor(judgement: Judgement, text: string, seconds: FixSeconds, recipe: FixRecipe | undefined): Repair | undefined {
  const { verdict, from } = judgement;
  if (verdict === "bounded" || verdict === "unknown") return undefined;
  // What is meant to last may be given a limit for its opening, never a total.
  if (from.call.longLived && recipe?.entries?.every((entry) => entry.limits === "connect") !== true) return undefined;
  if (!recipe || judgement.noLimits.some((each) => recipe.never?.includes(each.option))) return undefined;
  // What says "no limit" comes from elsewhere (a parameter, a property): replacing it here would take that decision away.
  if (judgement.noLimits.some(({ at }) => at.file === from.site.at.file && !LITERAL.test(text.slice(at.start, at.end)))) return undefined;
  const wanted = wantedLimits(judgement);
  const replace = replacements(judgement, recipe, from, seconds);
  const safety = recipe.unsafe || replace.length > 0 ? "unsafe" : "safe";
  if (recipe.setters) return setterRepair(from, recipe.setters, wanted, replace, text, seconds);
  const entries = (recipe.entries ?? [])
    .filter((entry) => wanted.has(entry.limits))
    .map((entry): RepairEntry => ({ key: entry.key, value: fill(entry.value, seconds) }));
  const handle = handleOf(recipe, from, text);
  const literal = ownLiteral(from, entries);
  const object = `${from.site.at.file}:${literal ? literal.start : recipe.statements ? (from.options.address ?? from.site.at.start) : from.site.at.start}`;
  const braces = from.library.id.startsWith("js/");
  const common = { safety, object, mayOverride: from.options.lacksEntries !== true } as const;
  if (recipe.chain !== undefined)
    return judgement.noLimits.length > 0
      ? undefined
      : {
          ...common,
          object: `${from.site.at.file}:${from.site.at.start}`,
          kind: "chain",
          anchor: from.site.at,
          code: fill(recipe.chain, seconds),
        };
  if (entries.length > 0 && literal)
    return { ...common, kind: "entries", literal, entries: nested(entries, from.options.missing ?? [], braces), replace };
  if (recipe.statements && (!recipe.argument || handle)) {
    if (recipe.argument && handle && !VARIABLE.test(text.slice(handle.start, handle.end))) return undefined;
    const statements = recipe.statements.lines
      .filter((line) => wanted.has(line.limits) && !replace.some((each) => line.code.includes(each.key)))
      .map((line) => guarded(fill(line.code, seconds), recipe, from, text, handle));
    return { ...common, kind: "statements", anchor: from.site.at, position: recipe.statements.position, handle, statements, replace };
  }
  if (!recipe.argument || !from.site.argumentList) return undefined;
  const { value } = recipe.argument;
  if (value !== undefined && wanted.has(value.limits))
    return argumentRepair(
      from,
      { ...recipe.argument, wrap: fill(value.code, seconds) },
      [],
      from.site.arguments[recipe.argument.index] ? { ...common, safety: "unsafe" } : common,
    );
  if (entries.length === 0) return undefined;
  return argumentRepair(from, recipe.argument, braces ? nested(entries, recipe.path ?? [], braces) : entries, common);
}

/** Where the code behind asks whether the stream was opened, a statement in between must ask too: PHP 8 throws on `false`. */
function guarded(code: string, recipe: FixRecipe, from: Observation, text: string, handle: Place | undefined): string {
  if (recipe.handle !== "result" || !handle) return code;
  const name = text.slice(handle.start, handle.end).replace(/[$>-]/g, "\\$&");
  const asks = new RegExp(`(?:if\\s*\\(|!|is_resource\\s*\\(|===?)\\s*${name}(?![\\w>-])|${name}\\s*[!=]==?`);
  return asks.test(text.slice(from.site.at.end, from.site.at.end + 400)) ? `if ({handle}) { ${code} }` : code;
}

const LITERAL = /^(?:-?[\d._]+|null|false|undefined|Infinity|\[\]|array\(\)|'[^']*'|"[^"]*")$/i;
const VARIABLE = /^\$\w+(?:->\w+)*$/;

/** Entries in an object of their own: `'http' => ['timeout' => 30]`, `http: { timeout: 30 }`. */
function nested(entries: readonly RepairEntry[], path: readonly string[], braces: boolean): readonly RepairEntry[] {
  const toObject = (of: readonly RepairEntry[]) =>
    braces
      ? `{ ${of.map((each) => `${each.key}: ${each.value}`).join(", ")} }`
      : `[${of.map((each) => `'${each.key}' => ${each.value}`).join(", ")}]`;
  return [...path].reverse().reduce<readonly RepairEntry[]>((inner, key) => [{ key, value: toObject(inner) }], entries);
}

/** Fluent setters in front of the call that waits; one on a line of its own gets lines of their own. */
function setterRepair(
  from: Observation,
  setters: NonNullable<FixRecipe["setters"]>,
  wanted: ReadonlySet<"connect" | "total">,
  replace: readonly RepairValue[],
  text: string,
  seconds: FixSeconds,
): Repair | undefined {
  const { at, callee } = from.site;
  const link = /(\s*)(::|\??->|\.)\s*\w+$/.exec(text.slice(callee.start, callee.end));
  if (!link) return undefined;
  const [, gap = "", operator = ""] = link;
  const isStatic = operator === "::";
  const calls = setters
    .filter((each) => wanted.has(each.limits) && !replace.some(({ key }) => key === each.option))
    .map((each) => `${each.method}(${fill(each.value, seconds)})`);
  const start = callee.start + link.index + (isStatic ? gap.length + operator.length : 0);
  const code = isStatic ? calls.map((call) => `${call}->`).join("") : calls.map((call) => `${gap}${operator}${call}`).join("");
  const added: RepairValue[] = calls.length > 0 ? [{ key: "", at: { file: at.file, start, end: start }, value: code }] : [];
  return {
    kind: "values",
    file: at.file,
    safety: replace.length > 0 ? "unsafe" : "safe",
    object: `${at.file}:${at.start}-${at.end}`,
    replace: [...replace, ...added],
  };
}

function argumentRepair(
  from: Observation,
  argument: NonNullable<FixRecipe["argument"]>,
  entries: readonly RepairEntry[],
  common: { readonly safety: "safe" | "unsafe"; readonly object: string; readonly mayOverride: boolean },
): Repair | undefined {
  const { site } = from;
  if (!site.argumentList) return undefined;
  // Options that stand in another argument stay there: `request(options, callback)`.
  const index = argument.beforeCallback ? (from.options.argument ?? argument.index) : argument.index;
  const existing = site.arguments[index];
  return {
    ...common,
    kind: "argument",
    argumentList: { file: site.at.file, ...site.argumentList },
    index,
    moves: argument.beforeCallback === true && from.options.callback === index,
    count: site.arguments.length,
    entries,
    spread: existing && { file: site.at.file, start: existing.start, end: existing.end },
    fillers: argument.fillers ?? [],
    wrap: argument.wrap,
  };
}

/** Limits that are missing: a phase without one, or with a default that nobody decided. */
function wantedLimits(judgement: Judgement): ReadonlySet<"connect" | "total"> {
  const open = (status: PhaseStatus | undefined) => status !== undefined && (status.kind !== "limit" || status.from === "default");
  const wanted = new Set<"connect" | "total">();
  if (open(judgement.phases.get("connect"))) wanted.add("connect");
  if (open(judgement.phases.get("response")) || open(judgement.phases.get("body")) || wanted.size === 0) wanted.add("total");
  return wanted;
}

/** The literal that may be edited for this call: a signal fires once, so it never goes into options that calls share. */
function ownLiteral(from: Observation, entries: readonly RepairEntry[]): Place | undefined {
  const { literal } = from.options;
  if (!literal) return undefined;
  const inCall = literal.file === from.site.at.file && literal.start >= from.site.at.start && literal.end <= from.site.at.end;
  return entries.some((entry) => entry.value.includes("AbortSignal")) && !inCall ? undefined : literal;
}

export function handleOf(recipe: FixRecipe, from: Observation, text: string): Place | undefined {
  const { site } = from;
  if (recipe.handle === "result") {
    const target = /(\$\w+(?:(?:->|::\$)\w+)*)\s*=\s*@?\s*$/.exec(text.slice(Math.max(0, site.at.start - 200), site.at.start));
    const start = target && site.at.start - target[0].length;
    return target && start !== null ? { file: site.at.file, start, end: start + (target[1] ?? "").length } : undefined;
  }
  if (recipe.handle !== undefined) {
    const argument = site.arguments[recipe.handle];
    if (argument && recipe.argument && text.slice(argument.start, argument.end).toLowerCase() === "null") return undefined;
    return argument && { file: site.at.file, start: argument.start, end: argument.end };
  }
  const callee = text.slice(site.callee.start, site.callee.end);
  const dot = Math.max(callee.lastIndexOf("->"), callee.lastIndexOf("."));
  return dot > 0 ? { file: site.at.file, start: site.callee.start, end: site.callee.start + dot } : undefined;
}

/** Explicit "no limit" values that would win over what is added. */
function replacements(judgement: Judgement, recipe: FixRecipe, from: Observation, seconds: FixSeconds): RepairValue[] {
  return judgement.noLimits.flatMap((each): RepairValue[] => {
    if (each.at.file !== from.site.at.file) return [];
    const value =
      recipe.entries?.find((entry) => entry.key === each.option)?.value ??
      recipe.setters?.find(({ option }) => option === each.option)?.value;
    return value === undefined ? [] : [{ key: each.option, at: each.at, value: fill(value, seconds) }];
  });
}

function fill(code: string, { seconds, connectSeconds }: FixSeconds): string {
  return code
    .replaceAll("{total}", String(seconds))
    .replaceAll("{connect}", String(connectSeconds))
    .replaceAll("{totalMs}", milliseconds(seconds))
    .replaceAll("{connectMs}", milliseconds(connectSeconds));
}

/** `30_000`, as JavaScript since 2021 writes it. */
function milliseconds(seconds: number): string {
  return String(Math.round(seconds * 1_000)).replace(/\B(?=(\d{3})+(?!\d))/g, "_");
}
