import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const PUPPETEER = "https://pptr.dev/api/puppeteer.page.goto";
const PLAYWRIGHT = "https://playwright.dev/docs/api/class-page#page-goto";

const CALL = { phases: allPhases, promise: true } as const;
const LAUNCHERS = ["chromium", "firefox", "webkit"] as const;

export default defineLibrary({
  id: "js/browser-automation",
  name: "Puppeteer, Playwright (navigation)",
  docs: [PUPPETEER, PLAYWRIGHT],
  group: "http",
  modules: ["puppeteer", "puppeteer-core", "playwright", "playwright-core", "@playwright/test", "playwright-chromium"],
  types: {
    launcher: { exports: ["puppeteer#default", "puppeteer-core#default", ...["playwright", "playwright-core", "@playwright/test", "playwright-chromium"].flatMap((module) => LAUNCHERS.map((each) => `${module}#${each}`))] },
    browser: { classes: ["Browser", "BrowserContext"] },
    page: { classes: ["Page", "Frame"], modelled: true },
  },
  calls: [
    { ...CALL, callee: { method: "goto", of: "page" }, options: [{ argument: 1 }, { receiver: true }], url: { argument: 0 }, networkOnly: { schemes: ["http", "https"], assumeUnknown: true }, tags: ["goto"], source: PUPPETEER },
    { ...CALL, callee: { method: ["reload", "goBack", "goForward", "waitForNavigation"], of: "page" }, options: [{ argument: 0 }, { receiver: true }], tags: ["reload"], source: PUPPETEER },
  ],
  effects: [
    { callee: { method: ["launch", "connect", "connectOverCDP", "launchPersistentContext"], of: "launcher" }, creates: "browser", source: PUPPETEER },
    { callee: { method: ["newContext", "createBrowserContext", "createIncognitoBrowserContext"], of: "browser" }, creates: "browser", source: PLAYWRIGHT },
    { callee: { method: "newPage", of: "browser" }, creates: "page", source: PUPPETEER },
    { callee: { method: ["setDefaultNavigationTimeout", "setDefaultTimeout"], of: "page" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0 } }, source: "https://pptr.dev/api/puppeteer.page.setdefaultnavigationtimeout" },
  ],
  limits: [{ option: "timeout", covers: "total", unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: PUPPETEER }],
  defaults: [{ phases: allPhases, seconds: 30, label: "the navigation's timeout", option: "timeout", source: "puppeteer-core lib/cjs/puppeteer/common/TimeoutSettings.js" }],
  fixes: [
    { tags: ["goto"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } },
    { tags: ["reload"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 0 } },
  ],
  gaps: { proof: "needs a browser to be downloaded" },
});
