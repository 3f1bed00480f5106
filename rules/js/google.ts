import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const GOOGLEAPIS = "https://github.com/googleapis/google-api-nodejs-client#request-level-options";
const STORAGE = "https://cloud.google.com/nodejs/docs/reference/storage/latest/storage/storageoptions";
const FIREBASE = "https://firebase.google.com/docs/admin/setup";

const SERVICES = [
  "admin",
  "analytics",
  "analyticsdata",
  "analyticsreporting",
  "androidpublisher",
  "bigquery",
  "blogger",
  "calendar",
  "chat",
  "classroom",
  "cloudresourcemanager",
  "compute",
  "customsearch",
  "docs",
  "drive",
  "driveactivity",
  "fitness",
  "forms",
  "gmail",
  "iam",
  "indexing",
  "language",
  "licensing",
  "oauth2",
  "people",
  "pubsub",
  "reseller",
  "safebrowsing",
  "script",
  "searchconsole",
  "sheets",
  "slides",
  "storage",
  "tasks",
  "translate",
  "vision",
  "webmasters",
  "youtube",
  "youtubeAnalytics",
] as const;

export default defineLibrary({
  id: "js/google",
  name: "googleapis, Google Cloud Storage, firebase-admin",
  docs: [GOOGLEAPIS, STORAGE, FIREBASE],
  group: "http",
  modules: ["googleapis", "@google-cloud/storage", "firebase-admin", "firebase-admin/app"],
  types: { google: { exports: ["googleapis#google"], modelled: true } },
  calls: [
    { callee: { method: SERVICES, of: "google" }, phases: allPhases, options: [{ argument: 0, unless: "url" }, { project: "googleapis.options" }], tags: ["googleapis"], source: GOOGLEAPIS, proof: "googleapis-bare" },
    { callee: { construct: "@google-cloud/storage#Storage" }, phases: allPhases, options: [{ argument: 0 }], url: { argument: 0, path: ["apiEndpoint"] }, tags: ["storage"], source: STORAGE, proof: "gcs-storage-bare" },
    { callee: { export: ["firebase-admin#initializeApp", "firebase-admin/app#initializeApp"] }, phases: allPhases, options: [], tags: ["firebase"], source: FIREBASE, proof: "firebase-admin-AuthorizedHttpClient" },
  ],
  effects: [{ callee: { method: "options", of: "google" }, setsAll: { on: { project: "googleapis.options" }, from: { argument: 0 } }, source: GOOGLEAPIS, proof: "googleapis-options-timeout" }],
  limits: [{ option: "timeout", covers: allPhases, unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: GOOGLEAPIS, proof: ["googleapis-per-call-timeout", "googleapis-options-timeout", "gcs-storage-timeout-option"] }],
  lookAlikes: [
    { option: "retryOptions.totalTimeout", tags: ["storage"], says: "`retryOptions.totalTimeout` ends the retries, not a request that waits.", source: STORAGE },
    { option: "retryConfig", tags: ["googleapis"], says: "`retryConfig` counts attempts, each of which may wait.", source: GOOGLEAPIS },
  ],
  defaults: [{ phases: allPhases, seconds: 25, label: "firebase-admin's own limit", tags: ["firebase"], source: "firebase-admin lib/utils/api-request.js", proof: "firebase-admin-AuthorizedHttpClient" }],
  fixes: [{ tags: ["googleapis", "storage"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 0 } }],
});
