import { lacksTotal } from "../finding/decide.ts";
import { type Entry, type Finding, PHASES, type Phase, type PhaseLimit } from "../finding/finding.ts";
import type { Sources } from "../finding/sources.ts";
import { escapeText, toCode, toCodeOrWords } from "./escape.ts";
import { reasonText } from "./reasons.ts";
import { join, showSeconds } from "./seconds.ts";
import { findCause, stepText, variable } from "./steps.ts";

const LONGEST_CALL = 48;

/** The first clause says what can happen, the second why, or what to do. */
export function messageOf({ entry, code }: Pick<Finding, "entry" | "code">, sources: Sources): string {
  const call = callText(entry, sources);
  switch (code) {
    case "unbounded":
      return finish(`${call} can wait for ever`, openCause(entry));
    case "partial":
      return finish(`${call} can wait for ever${openClause(entry)}`, openCause(entry));
    case "no-effect":
      return finish(`${call} can wait ${longest(entry)}`, lookAlikeCause(entry));
    case "default":
      return finish(`${call} can wait ${longest(entry)}`, defaultCause(entry));
    case "suspicious-unit":
      return finish(
        `${call} may end far too early or too late`,
        `${entry.suspicious === undefined ? "its limit" : toCode(entry.suspicious)} looks like a number in another unit`,
      );
    case "too-long":
      return lacksTotal(entry)
        ? finish(
            `${call} can wait ${longest(entry)} for each piece of the answer`,
            "nothing limits the whole call, so a peer that sends a little at a time never ends it",
          )
        : finish(`${call} can wait ${longest(entry)}`, "that is longer than the configuration allows, so set a lower limit");
    case "unknown":
      return finish(`${call} may wait for ever`, unknownCause(entry));
  }
}

/** What a verdict means for a call, reported or not. */
export function verdictText(entry: Entry, sources: Sources): string {
  const { verdict } = entry;
  const call = callText(entry, sources);
  switch (verdict) {
    case "unbounded":
    case "partial":
    case "unknown":
      return messageOf({ entry, code: verdict }, sources);
    case "default":
      return messageOf({ entry, code: "default" }, sources);
    case "bounded": {
      const seconds = entry.totalSeconds ?? entry.limitSeconds;
      if (seconds === null) return finish(`${call} is bounded`, "a limit is set, its value is not known here");
      return entry.totalSeconds === null
        ? finish(`${call} is bounded`, `no single wait is longer than ${showSeconds(seconds)}`)
        : finish(`${call} is bounded`, `it ends after ${showSeconds(seconds)} at most`);
    }
    default:
      return verdict satisfies never;
  }
}

/** The call as written where it is short, else its callee. */
export function callText({ at, call }: Entry, sources: Sources): string {
  const written = sources.slice(at);
  if (written !== "" && written.length <= LONGEST_CALL && !/[`\r\n]/.test(written)) return toCode(written);
  const callee = call.replace(/\s+/g, "");
  const shown = call.startsWith("new ") ? call.replace(/\s+/g, " ") : callee;
  const short = shown.length > LONGEST_CALL ? `…${shown.slice(-LONGEST_CALL)}` : shown;
  return toCode(short.endsWith(")") ? short : `${short}(…)`);
}

function finish(happens: string, why: string): string {
  return `${happens}: ${why}.`;
}

const WAITS: { readonly [phase in Phase]: string } = {
  connect: "while connecting",
  response: "for an answer",
  body: "for the rest of the answer",
};
const COVERS: { readonly [phase in Phase]: string } = { connect: "connecting", response: "waiting for the answer", body: "reading it" };

/** Which waits are open, unless all are. */
function openClause({ phases }: Entry): string {
  const present = PHASES.filter((phase) => phases[phase] !== undefined);
  const open = present.filter((phase) => isOpen(phases[phase]));
  // Two open ends are one story: with no answer there is no rest of it.
  const told = open.includes("response") ? open.filter((phase) => phase !== "body") : open;
  return open.length === present.length || open.length === 0 ? "" : ` ${join(told.map((phase) => WAITS[phase]))}`;
}

function isOpen(limit: PhaseLimit | undefined): boolean {
  return limit?.from === "none";
}

function openCause(entry: Entry): string {
  const cause = findCause(entry);
  if (cause !== undefined)
    return `${cause.text}${unlessClause(entry)}${cause.isCuredByOption && !names(cause.text, entry.missing) ? remedy(entry) : ""}`;
  const covered = coveredClause(entry);
  if (covered !== undefined) return `${covered}${unlessClause(entry)}${remedy(entry)}`;
  if (entry.missing === undefined) return `nothing limits how long it waits${unlessClause(entry)}`;
  return `no ${toCode(entry.missing)} is set${entry.on === undefined ? "" : ` on ${toCode(entry.on)}`}${unlessClause(entry)}`;
}

/** Whether the option is spoken of already. */
function names(text: string, option: string | undefined): boolean {
  return option !== undefined && text.includes(toCode(option));
}

/** What is set, and how far it reaches. */
function coveredClause({ phases }: Entry): string | undefined {
  const reach = new Map<string, Phase[]>();
  for (const phase of PHASES) {
    const limit = phases[phase];
    if (limit?.name !== undefined && (limit.from === "code" || limit.from === "project"))
      reach.set(limit.name, [...(reach.get(limit.name) ?? []), phase]);
  }
  const clauses = [...reach].map(([name, covered]) => `${toCode(name)} limits only ${join(covered.map((phase) => COVERS[phase]))}`);
  return clauses.length === 0 ? undefined : join(clauses);
}

function remedy({ missing, on }: Entry): string {
  return missing === undefined ? "" : `; set ${toCode(missing)}${on === undefined ? "" : ` on ${toCode(on)}`}`;
}

function unlessClause({ unless, library }: Entry): string {
  return unless === undefined ? "" : `, unless a caller sets ${toCode(variable(unless, library))}`;
}

function longest({ limitSeconds, totalSeconds }: Entry): string {
  const seconds = limitSeconds ?? totalSeconds;
  return seconds === null ? "long" : showSeconds(seconds);
}

function lookAlikeCause(entry: Entry): string {
  const said = entry.because.find(({ what }) => what === "look-alike");
  const names = join(entry.lookAlikes.map(toCode));
  const cause =
    said === undefined ? `${names} ${entry.lookAlikes.length > 1 ? "have" : "has"} no effect on it` : stepText(said, entry.library);
  return `${cause}${entry.missing !== undefined && entry.lookAlikes.includes(entry.missing) ? "" : remedy(entry)}`;
}

function defaultCause(entry: Entry): string {
  const names = new Set(
    PHASES.flatMap((phase) => (entry.phases[phase]?.from === "default" && phase !== "connect" ? (entry.phases[phase].name ?? []) : [])),
  );
  const label = names.size === 0 ? "" : ` (${join([...names].map(toCodeOrWords))})`;
  const cause = findCause(entry);
  const isCured = cause?.isCuredByOption ?? true;
  return `${cause === undefined ? "" : `${cause.text}, so `}only a default limits it${label}${unlessClause(entry)}${isCured ? remedy(entry) : ""}`;
}

function unknownCause(entry: Entry): string {
  const reason = entry.reason ?? entry.because.find(({ what }) => what === "unknown")?.detail ?? "";
  const clause = escapeText(reasonText(reason).trim()).replace(/\s+/g, " ").replace(/\.$/, "");
  return clause === "" ? "whether a limit is set cannot be known here" : clause;
}
