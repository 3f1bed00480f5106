import { PHASES, VERDICTS, type Verdict } from "../finding/finding.ts";
import { compareText } from "../finding/order.ts";
import { BUCKETS, type CallRow, FOR_EVER, NOT_KNOWN } from "./html-call.ts";
import { count, showNumber } from "./seconds.ts";
import { toXml } from "./xml.ts";

const MOST_ROWS = 15;

type Counts = { readonly [verdict in Verdict]: number };

function countVerdicts(calls: readonly CallRow[]): Counts {
  const counts = { unbounded: 0, partial: 0, default: 0, unknown: 0, bounded: 0 };
  for (const { verdict } of calls) counts[verdict] += 1;
  return counts;
}

/** All calls as one bar, and a button for each verdict. */
export function verdictShare(calls: readonly CallRow[]): string {
  const counts = countVerdicts(calls);
  const buttons = VERDICTS.filter((verdict) => counts[verdict] > 0).map(
    (verdict) =>
      `<button type="button" data-filter="verdict" data-value="${verdict}" aria-pressed="false"><span class="badge ${verdict}">${verdict}</span> ${showNumber(counts[verdict])}</button>`,
  );
  return `<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${bars(counts, calls.length, 10)}</svg><div class="legend">${buttons.join("")}</div>`;
}

/** Rectangles side by side, 100 wide in all where `whole` calls are. */
function bars(counts: Counts, whole: number, height: number): string {
  let x = 0;
  return VERDICTS.map((verdict) => {
    const width = whole === 0 ? 0 : (100 * counts[verdict]) / whole;
    const rectangle = width === 0 ? "" : `<rect class="${verdict}" x="${round(x)}" y="0" width="${round(width)}" height="${height}"/>`;
    x += width;
    return rectangle;
  }).join("");
}

/** Rows with a bar each, longest first; the rest is told, not left out in silence. */
export function rankedBars(kind: string, groups: ReadonlyMap<string, readonly CallRow[]>, noun: string): string {
  const bad = (calls: readonly CallRow[]) => calls.filter(({ verdict }) => verdict === "unbounded" || verdict === "partial").length;
  const sorted = [...groups].sort(([a, x], [b, y]) => bad(y) - bad(x) || y.length - x.length || compareText(a, b));
  const most = Math.max(1, ...sorted.map(([, calls]) => calls.length));
  const rows = sorted.slice(0, MOST_ROWS).map(([name, calls]) => {
    const counts = countVerdicts(calls);
    const told = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => `${counts[verdict]} ${verdict}`);
    return `<li><button type="button" class="bar" data-filter="${kind}" data-value="${toXml(name)}" aria-pressed="false" title="${toXml(`${name}: ${told.join(", ")}`)}"><span class="name">${toXml(name)}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="10"/>${bars(counts, most, 10)}</svg><span class="number">${showNumber(calls.length)}<span class="hidden">: ${told.join(", ")}</span></span></button></li>`;
  });
  const rest = sorted.slice(MOST_ROWS).reduce((sum, [, calls]) => sum + calls.length, 0);
  const note =
    rest === 0
      ? ""
      : `<p class="note">${count(sorted.length - MOST_ROWS, `more ${noun}`)} with ${count(rest, "call")} in the list below</p>`;
  return `<ul class="rows">${rows.join("")}</ul>${note}`;
}

/** Of the calls that have the phase, how many leave it open. */
export function openPhases(calls: readonly CallRow[]): string {
  const known = calls.filter(({ verdict }) => verdict !== "unknown");
  const names = { connect: "connecting", response: "waiting for the answer", body: "reading the answer" };
  const rows = PHASES.map((phase) => {
    const having = known.filter(({ limits }) => limits.some(([name]) => name === phase)).length;
    const open = known.filter((call) => call.open.includes(phase)).length;
    const width = having === 0 ? 0 : (100 * open) / having;
    return `<li><button type="button" class="bar" data-filter="open" data-value="${phase}" aria-pressed="false"><span class="name">${names[phase]}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="10"/><rect class="unbounded" width="${round(width)}" height="10"/></svg><span class="number">${showNumber(open)}<span class="hidden"> of ${showNumber(having)} calls leave it open</span></span></button></li>`;
  });
  return `<ul class="rows">${rows.join("")}</ul>`;
}

const HEIGHT = 200;
const TOP = 24;
const FOOT = 36;
const STEP = 84;
const BAR = 52;

/** How long a silent peer can keep each call, in steps of about half a power of ten. */
export function waitChart(calls: readonly CallRow[]): string {
  const columns = [...BUCKETS, { id: FOR_EVER, shown: FOR_EVER }, { id: NOT_KNOWN, shown: NOT_KNOWN }].map(({ id, shown }) => ({
    id,
    shown,
    calls: calls.filter(({ bucket }) => bucket === id),
  }));
  const most = Math.max(1, ...columns.map((column) => column.calls.length));
  const gap = STEP / 3;
  const width = columns.length * STEP + gap;
  const groups = columns.map((column, at) => {
    // What is no number stands apart from the scale.
    const x = at * STEP + (at < BUCKETS.length ? 0 : gap);
    const counts = countVerdicts(column.calls);
    const told = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => `${counts[verdict]} ${verdict}`);
    let y = TOP + HEIGHT;
    const stack = VERDICTS.toReversed().map((verdict) => {
      const height = (HEIGHT * counts[verdict]) / most;
      y -= height;
      return height === 0
        ? ""
        : `<rect class="${verdict}" x="${x + (STEP - BAR) / 2}" y="${round(y)}" width="${BAR}" height="${round(height)}"/>`;
    });
    const label = `${column.shown}: ${count(column.calls.length, "call")}${told.length === 0 ? "" : ` (${told.join(", ")})`}`;
    return `<g role="button" tabindex="0" data-filter="bucket" data-value="${column.id}" aria-pressed="false" aria-label="${label}"><title>${label}</title><rect class="bar-hit" x="${x}" y="0" width="${STEP}" height="${TOP + HEIGHT + FOOT}" rx="6"/>${stack.join("")}<text class="amount" x="${x + STEP / 2}" y="${round(y - 6)}" text-anchor="middle">${column.calls.length === 0 ? "" : showNumber(column.calls.length)}</text><text x="${x + STEP / 2}" y="${TOP + HEIGHT + 18}" text-anchor="middle">${column.shown}</text></g>`;
  });
  const base = TOP + HEIGHT;
  return `<svg class="chart" viewBox="0 0 ${round(width)} ${base + FOOT}" role="group" aria-label="Longest wait for a silent peer">${groups.join("")}<line x1="0" x2="${round(width)}" y1="${base}" y2="${base}"/></svg>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
