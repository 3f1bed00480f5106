import { VERDICTS } from "../finding/finding.ts";
import { type Formatter, sortedEntries } from "./context.ts";
import { escapeText, toSafeJson } from "./escape.ts";
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from "./html-assets.ts";
import { type CallRow, toCallRow } from "./html-call.ts";
import { openPhases, rankedBars, verdictShare, waitChart } from "./html-charts.ts";
import { count, showNumber } from "./seconds.ts";
import { coverageLine, problemLine, staleText, summarise } from "./summary.ts";
import { toXml } from "./xml.ts";

/**
 * One page that holds all it needs. Names and code from the repository are hostile until shown otherwise: they are in it
 * as escaped text and as data, and the policy lets nothing run but the one script, and nothing be fetched at all.
 */
export const html: Formatter = (context) => {
  const { result, project, version } = context;
  const findings = new Map(result.findings.map((finding) => [finding.entry, finding]));
  // A call of a wrapper is one more way into a call that is there already.
  const entries = sortedEntries(result.entries);
  const calls = entries.filter(({ via }) => via === undefined).map((entry) => toCallRow(entry, findings.get(entry), context));
  const ways = entries.filter(({ via }) => via !== undefined).map((entry) => toCallRow(entry, findings.get(entry), context));
  const all = [...calls, ...ways];
  const summary = summarise(result);
  const title = `Outbound calls of ${escapeText(project)}`;
  const stale = staleText(context);
  const notes = [problemLine(summary), coverageLine(summary), ...(stale === undefined ? [] : [stale])];
  const missed = result.notAnalysed.map(
    ({ file, line, reason }) => `<li><code>${toXml(line === undefined ? file : `${file}:${line}`)}</code> ${toXml(reason)}</li>`,
  );
  const policy = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="timeout-lint ${toXml(version)}">
<title>${toXml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<div>
<h1>${toXml(title)}</h1>
<p><span class="lead">${toXml(lead(calls))}</span><br>${notes.map(toXml).join("<br>")}</p>
</div>
<button type="button" id="theme">Light or dark</button>
</header>
<main>
<div class="cards">
${card("What ends the wait", verdictShare(calls), true)}
${card("How long a silent peer can keep a call", waitChart(calls), true)}
${card("Phases without any limit", openPhases(calls))}
${card(
  "By library",
  rankedBars(
    "library",
    groupBy(calls, ({ library }) => library),
    "library",
  ),
)}
${card(
  "By folder",
  rankedBars(
    "folder",
    groupBy(calls, ({ folder }) => folder),
    "folder",
  ),
  true,
)}
</div>
<section class="card" id="calls" aria-label="Calls">
<h2>All calls</h2>
<div class="tools" role="search">
<label class="hidden" for="search">Filter by any word</label><input type="search" id="search" placeholder="Filter by file, call, library … (press /)" autocomplete="off">
${choice("verdict", VERDICTS)}
${choice("library", [...new Set(all.map(({ library }) => library))].sort())}
<button type="button" id="clear" hidden>Clear all filters</button>
<span id="count" role="status"></span>
</div>
<div class="scroll">
<table>
<thead><tr>${["verdict", "place", "library", "call", "wait"].map(header).join("")}</tr></thead>
<tbody id="rows"></tbody>
</table>
</div>
<p><button type="button" id="more" hidden></button></p>
<noscript><p>The list needs JavaScript; <code>timeout-lint --inventory</code> shows it in a terminal.</p></noscript>
</section>
${missed.length === 0 ? "" : `<section class="card"><h2>${count(missed.length, "file")} not analysed</h2><ul>${missed.join("")}</ul></section>`}
</main>
<script type="application/json" id="data">${toSafeJson(all).replaceAll("<", "\\u003c")}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
};

function lead(calls: readonly CallRow[]): string {
  if (calls.length === 0) return "No outbound call was found.";
  const endless = calls.filter(({ worst }) => worst === -1).length;
  const whole = count(calls.length, "outbound call");
  return endless === 0
    ? `None of ${whole} can wait for ever, as far as can be known.`
    : `${showNumber(endless)} of ${whole} can wait for ever.`;
}

function card(title: string, content: string, isWide = false): string {
  return `<section class="card${isWide ? " wide" : ""}"><h2>${title}</h2>${content}</section>`;
}

function choice(kind: string, values: readonly string[]): string {
  const options = values.map((value) => `<option>${toXml(value)}</option>`).join("");
  return `<label class="hidden" for="by-${kind}">${kind}</label><select id="by-${kind}" data-kind="${kind}"><option value="">any ${kind}</option>${options}</select>`;
}

function header(column: string): string {
  const names: { readonly [column: string]: string } = { wait: "longest wait" };
  return `<th scope="col" data-column="${column}" aria-sort="none"><button type="button">${names[column] ?? column}</button></th>`;
}

function groupBy(calls: readonly CallRow[], keyOf: (call: CallRow) => string): ReadonlyMap<string, readonly CallRow[]> {
  const groups = new Map<string, CallRow[]>();
  for (const call of calls) {
    const group = groups.get(keyOf(call)) ?? [];
    group.push(call);
    groups.set(keyOf(call), group);
  }
  return groups;
}
