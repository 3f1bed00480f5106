import { bareVerdicts } from "./bare-verdicts.ts";
import { calleeText } from "./callee-text.ts";
import { evidenceText } from "./evidence-text.ts";
import type { CallFacts, DefaultFacts, FixFacts, LibraryExample, LibraryFacts, LimitFacts, Scope, ValueFacts } from "./library-facts.ts";
import type { Page, Section } from "./page.ts";
import { join, showSeconds } from "./seconds.ts";

const WAITS: { readonly [phase: string]: string } = { connect: "connecting", response: "waiting for the answer", body: "reading it" };

/** All that the model says of a library: what waits, what bounds it, what only looks so, and how we know. */
export function libraryPage(library: LibraryFacts, example: LibraryExample | undefined): Page {
  const { id, name, group, docs, modules = [], calls, limits = [], lookAlikes = [], defaults = [], fixes = [], repeats } = library;
  const bare = bareVerdicts(library);
  return {
    title: `${id}: ${name}`,
    intro: [
      `Group ${group}. ${docs.map((link) => `[${link}](${link})`).join(", ")}`,
      ...(modules.length > 0 ? [`Imported from ${join(modules.map((module) => `\`${module}\``))}.`] : []),
      ...(bare.length > 0 ? [`Where nothing is set, a call is ${join(bare, "or")}.`] : []),
    ],
    sections: [
      section("What waits", mergeCalls(calls, library)),
      section(
        "What bounds it",
        limits.map((limit) => limitText(limit, limits)),
        "Nothing that the call itself could be given.",
      ),
      section(
        "What looks as if it did",
        lookAlikes.map((row) => `${row.says}${scopeText(row)} ${evidenceText(row)}`),
      ),
      section("Where nothing is set", defaults.map(defaultText), "No limit of the library's own applies."),
      ...exampleSections(example),
      section("How `--fix` bounds it", unique(fixes.flatMap(fixText)), "Not mended: what would bound it is not one edit at the call."),
      section("Note", repeats === undefined ? [] : [repeats]),
    ].filter(({ items = [], text = [], code }) => items.length + text.length > 0 || code !== undefined),
  };
}

function section(title: string, items: readonly string[], otherwise?: string): Section {
  return items.length === 0 && otherwise !== undefined ? { title, text: [otherwise] } : { title, items: unique(items) };
}

function exampleSections(example: LibraryExample | undefined): readonly Section[] {
  if (example === undefined) return [];
  const { language, bad, verdict = "", good } = example;
  return [
    ...(bad === undefined ? [] : [{ title: `Bad: ${verdict}`, code: { language, text: bad } }]),
    ...(good === undefined ? [] : [{ title: "Good", code: { language, text: good } }]),
  ];
}

function mergeCalls(calls: readonly CallFacts[], library: LibraryFacts): readonly string[] {
  return calls.map((call) => {
    const remarks = [
      ...(call.isLocal ? ["a process of this machine: not reported"] : []),
      ...(call.longLived ? ["stays open by design"] : []),
    ];
    return `${calleeText(call.callee, library)}: ${join(call.phases.map((phase) => WAITS[phase] ?? phase))}${
      remarks.length > 0 ? ` (${remarks.join(", ")})` : ""
    }. ${evidenceText(call)}`;
  });
}

function limitText(limit: LimitFacts, all: readonly LimitFacts[]): string {
  const { option, label, covers, unit, values = [], needs, unless, event, wholeBody, leaksSocket } = limit;
  const reach = covers === "total" ? "the whole call" : join(covers.map((phase) => WAITS[phase] ?? phase));
  const none = unique(values.flatMap(({ when, means }) => (means === "none" ? whenText(when) : [])));
  const rejected = unique(values.flatMap(({ when, means }) => (means === "rejected" ? whenText(when) : [])));
  const clauses = [
    reach === "" ? "bounds nothing alone" : `bounds ${reach}`,
    ...(none.length > 0 ? [`no limit: ${join(none)}`] : []),
    ...(rejected.length > 0 ? [`refused: ${join(rejected)}`] : []),
    ...(needs === undefined ? [] : [`needs ${nameOf(needs, all)}`]),
    ...(unless === undefined ? [] : [`not where \`${unless}\` is given`]),
    ...(limit.with === undefined ? [] : [`only with \`${limit.with}\``]),
    ...(limit.without === undefined ? [] : [`not with \`${limit.without}\``]),
    ...(event === undefined ? [] : [`only emits \`${event}\`: a listener has to end the request`]),
    ...(wholeBody ? ["not where the body is streamed"] : []),
    ...(leaksSocket ? ["the caller goes on, the socket stays open"] : []),
  ];
  const inside =
    label === undefined || !/^[a-z]\w*\\?\./i.test(option) ? "" : ` in \`${option.replace(/\.[^.]*$/, "").replaceAll("\\", "")}\``;
  return `\`${label ?? option}\`${inside} (${unit}) ${clauses.join("; ")}.${scopeText(limit)} ${evidenceText(limit)}`;
}

/** Options of curl are numbers in the model: they go by their label. */
function nameOf(option: string, all: readonly LimitFacts[]): string {
  return `\`${all.find((each) => each.option === option)?.label ?? option}\``;
}

function whenText(when: ValueFacts): readonly string[] {
  if (typeof when === "string")
    return [/^(?:NaN|Infinity)$/.test(when) ? `\`${when}\`` : when === "text" ? "text that is no number" : when];
  if ("is" in when) return when.is.map((value) => `\`${value === "undefined" ? value : JSON.stringify(value)}\``);
  if ("below" in when) return [`below ${when.below}`];
  if ("above" in when) return [`above ${when.above}`];
  return [`between ${when.between[0]} and ${when.between[1]}`];
}

function defaultText(row: DefaultFacts): string {
  const { phases, seconds, label, event, unless, schemes } = row;
  const clauses = [
    ...(event === undefined ? [] : [` It only emits \`${event}\`.`]),
    ...(unless === undefined ? [] : [` Not where \`${unless}\` is given.`]),
    ...(schemes === undefined ? [] : [` For ${join(schemes)} only.`]),
    ...(row.with === undefined ? [] : [` Only with \`${row.with}\`.`]),
  ];
  return `${join(phases.map((phase) => WAITS[phase] ?? phase))}: ${
    seconds === null ? `no limit (${label})` : `${showSeconds(seconds)}, ${label}`
  }.${clauses.join("")}${scopeText(row)} ${evidenceText(row)}`;
}

function scopeText({ versions, runtimes }: Scope): string {
  return `${versions === undefined ? "" : ` Versions: \`${versions}\`.`}${runtimes === undefined ? "" : ` In ${join(runtimes)}.`}`;
}

/** With the seconds that fixes set by themselves. */
function fixText({ entries = [], argument, statements, chain, setters = [], unsafe, versions, instead }: FixFacts): readonly string[] {
  const codes = [
    ...entries.map(({ key, value }) => `${key}: ${value}`),
    ...(argument?.value === undefined ? [] : [argument.value.code]),
    ...(statements?.lines.map(({ code }) => code) ?? []),
    ...(chain === undefined ? [] : [chain]),
    ...setters.map(({ method, value }) => `${method}(${value})`),
  ].map(withSeconds);
  const remark =
    instead === undefined ? "" : ` (offered in editors instead, as a limit of ${instead === "idle" ? "each silence" : "the whole"})`;
  return codes.map(
    (code) => `\`${code}\`${remark}${unsafe ? " (`--unsafe-fixes`)" : ""}${versions === undefined ? "" : ` (versions \`${versions}\`)`}`,
  );
}

function withSeconds(code: string): string {
  return code
    .replaceAll("{connectMs}", "10_000")
    .replaceAll("{totalMs}", "30_000")
    .replaceAll("{connect}", "10")
    .replaceAll("{total}", "30")
    .replaceAll("{handle}", "…")
    .replaceAll("`", "'");
}

function unique(rows: readonly string[]): readonly string[] {
  return [...new Set(rows)];
}
