import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Entry, Verdict } from "../src/finding/finding.ts";
import { html } from "../src/report/html.ts";
import { findBrowser, openPage, type Page } from "./support/browser.ts";
import { contextOf, entryAt, findingOf, limit, NO_LIMIT, resultOf } from "./support/entries.ts";

const EVIL = `"><img src=x onerror="window.evil=1"><script>window.evil=1</script></script><!--{{7*7}}\u0000'&lt;\u2028`;
const EVIL_FILE = `src/${EVIL.replaceAll("/", "")}.php`;

const phasesOf = (verdict: Verdict, seconds: number): Entry["phases"] =>
  verdict === "unbounded" || verdict === "partial" || verdict === "unknown"
    ? { connect: limit(seconds, "default", "kernel"), response: NO_LIMIT, body: NO_LIMIT }
    : { connect: limit(10, "code", "C"), response: limit(seconds, verdict === "default" ? "default" : "code", "T") };
const VERDICT_OF: readonly Verdict[] = ["unbounded", "partial", "default", "unknown", "bounded", "bounded", "bounded"];
const many = Array.from({ length: 420 }, (_, at) => {
  const verdict = VERDICT_OF[at % VERDICT_OF.length] ?? "bounded";
  return entryAt(`app/folder${at % 23}/file${at}.php`, 0, 4, {
    verdict,
    phases: phasesOf(verdict, [0.5, 5, 30, 60, 300, 900][at % 6] ?? 1),
    library: at % 3 === 0 ? "js/fetch" : "php/curl",
  });
});
const evil = entryAt(EVIL_FILE, 0, 5, {
  call: EVIL,
  reason: EVIL,
  missing: EVIL,
  on: EVIL,
  because: [{ at: { file: EVIL_FILE, start: 0, end: 1 }, what: "look-alike", detail: EVIL }],
  callers: [{ at: { file: EVIL_FILE, start: 0, end: 1 }, verdict: "unbounded" }],
  repeats: EVIL,
});
const fix = { file: EVIL_FILE, edits: [], safety: "safe", summary: EVIL, object: "1" } as const;
const context = contextOf(
  resultOf({
    entries: [...many, evil],
    findings: [
      findingOf(evil, "unbounded", { fix }),
      ...many.slice(0, 3).map((entry) => findingOf(entry, "unbounded", { suppressed: "comment", justification: EVIL })),
    ],
    notAnalysed: [{ file: EVIL_FILE, reason: EVIL, line: 1 }],
    filesLookedAt: 421,
  }),
  { [EVIL_FILE]: `${EVIL}${EVIL}` },
  { project: EVIL },
);
const text = html(context);

test("what the repository says stands in the page as text and data only", () => {
  expect(text.match(/<script\b/g)).toHaveLength(2);
  expect(text.match(/<(?:img|iframe|link|a|object|embed|base|form)\b/g)).toBe(null);
  expect(text).not.toMatch(/[\u0000\u2028]/);
  expect(text).not.toMatch(/<[a-z][^>]*\s(?:src|href|on\w+)=/i);
  expect(text.match(/https?:\/\//g)).toBe(null);
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text)?.[1] ?? "";
  expect(JSON.parse(data)).toHaveLength(421);
});

test("the bars add up to the calls", () => {
  const amounts = [...text.matchAll(/class="amount"[^>]*>([\d,]*)</g)].map(([, amount]) => Number((amount ?? "").replace(",", "")));
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(421);
  expect(text).toContain("9 more folders");
});

const browser = findBrowser();

describe.skipIf(browser === undefined)("in a browser", () => {
  let folder = "";
  let page: Page;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "timeout-lint-html-"));
    writeFileSync(join(folder, "page.html"), text);
    page = await openPage(browser ?? "", pathToFileURL(join(folder, "page.html")).href);
  }, 60_000);
  afterAll(async () => {
    await page?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const status = () => page.evaluate("document.querySelector('#count').textContent");
  const rows = () => page.evaluate("document.querySelectorAll('#rows > tr:not([id])').length");

  test("it lists what there is, and shows more when asked", async () => {
    expect(await status()).toBe("421 of 421 calls");
    expect(await rows()).toBe(200);
    await page.evaluate("document.querySelector('#more').click()");
    expect(await rows()).toBe(400);
  });

  test("it filters by word, verdict, library, folder and bar, and says how many are left", async () => {
    await page.press("/");
    for (const key of "file41.php") await page.press(key);
    expect(await status()).toBe("1 of 421 calls");
    await page.press("Escape");
    await page.evaluate("document.querySelector('#clear').click()");
    await page.evaluate("(s => { s.value = 'js/fetch'; s.dispatchEvent(new Event('change')); })(document.querySelector('#by-library'))");
    expect(await status()).toBe("140 of 421 calls");
    await page.evaluate("document.querySelector('[data-filter=verdict][data-value=partial]').click()");
    expect(await status()).toBe("20 of 421 calls");
    await page.evaluate("document.querySelector('#clear').click()");
    // The chart's bars take the keyboard.
    await page.evaluate("document.querySelector('[data-filter=bucket][data-value=\"for ever\"]').focus()");
    await page.press("Enter");
    expect(await status()).toBe("121 of 421 calls");
    expect(await page.evaluate("document.activeElement.getAttribute('aria-pressed')")).toBe("true");
    await page.press("Enter");
    expect(await status()).toBe("421 of 421 calls");
  });

  test("it sorts by every column, both ways", async () => {
    const first = () => page.evaluate("document.querySelector('#rows .wait').textContent");
    const header = "document.querySelector('th[data-column=wait] button').click()";
    await page.evaluate(header);
    expect(await first()).toBe("for ever");
    await page.evaluate(header);
    expect(await first()).toBe("not known");
    expect(await page.evaluate("document.querySelector('th[data-column=wait]').getAttribute('aria-sort')")).toBe("descending");
  });

  test("each call opens to its evidence and its fix", async () => {
    await page.evaluate(
      "document.querySelector('#search').value = 'reported: unbounded'; document.querySelector('#search').dispatchEvent(new Event('input'))",
    );
    await page.evaluate("document.querySelector('#rows button').focus()");
    await page.press("Enter");
    const told = String(await page.evaluate("document.querySelector('#rows .details').innerText"));
    for (const part of ["Evidence", "Called from", "Fix (--fix)", "<img src=x onerror="]) expect(told).toContain(part);
  });

  test("nothing hostile runs, nothing is fetched, nothing is complained of", async () => {
    expect(await page.evaluate("[window.evil === undefined, document.images.length, document.scripts.length]")).toEqual([true, 0, 2]);
    expect(page.complaints).toEqual([]);
  });

  test("everything that can be used has a name for screen readers", async () => {
    const { nodes } = await page.send("Accessibility.getFullAXTree");
    const used = (Array.isArray(nodes) ? nodes : []).filter(
      ({ ignored, role }) => !ignored && ["button", "searchbox", "combobox", "columnheader", "table", "heading"].includes(role?.value),
    );
    expect(used.length).toBeGreaterThan(30);
    expect(used.filter(({ role, name }) => role.value !== "table" && !name?.value).map(({ role }) => role.value)).toEqual([]);
  });

  test("text can be read in light and dark", async () => {
    const contrast = `[...document.querySelectorAll('h1, p, td, .badge, .name, .number, th button')].map(e => {
      const rgb = c => (c.match(/[\\d.]+/g) ?? []).slice(0, 3).map(Number);
      const light = c => { const [r, g, b] = rgb(c).map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const card = getComputedStyle(e.closest('.card') ?? document.body).backgroundColor;
      const [a, b] = [light(getComputedStyle(e).color), light(card)].sort((x, y) => y - x);
      return (a + 0.05) / (b + 0.05);
    }).reduce((worst, each) => Math.min(worst, each), 99)`;
    expect(await page.evaluate(contrast)).toBeGreaterThan(4.5);
    await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(20, 23, 28)");
    expect(await page.evaluate(contrast)).toBeGreaterThan(4.5);
    await page.evaluate("document.querySelector('#theme').click()");
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(246, 247, 249)");
    expect(await page.evaluate(contrast)).toBeGreaterThan(4.5);
  });

  test("a narrow screen does not scroll sideways", async () => {
    await page.send("Emulation.setDeviceMetricsOverride", { width: 390, height: 800, deviceScaleFactor: 1, mobile: true });
    const wide = `[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 391 && !e.closest('.scroll, select')).map(e => e.outerHTML.slice(0, 80))`;
    expect(await page.evaluate(wide)).toEqual([]);
  });
});
