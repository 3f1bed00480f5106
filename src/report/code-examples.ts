import type { FindingCode } from "../finding/finding.ts";

interface CodeExample {
  readonly language: "php" | "js";
  /** Has one finding, of this code. */
  readonly bad: string;
  /** Has none. */
  readonly good: string;
  /** Of timeout-lint.json, where the code is off without. */
  readonly config?: { readonly severity?: { readonly unknown: "warning" }; readonly maxSeconds?: number };
}

/** Linted by `test/pages.test.ts`: they are what they are called. */
export const CODE_EXAMPLES: { readonly [code in FindingCode]: CodeExample } = {
  unbounded: {
    language: "php",
    bad: "$ch = curl_init($url);\n$page = curl_exec($ch);",
    good: "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_TIMEOUT, 30);\n$page = curl_exec($ch);",
  },
  partial: {
    language: "php",
    bad: "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_CONNECTTIMEOUT, 5); // says nothing about the answer\n$page = curl_exec($ch);",
    good: "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_CONNECTTIMEOUT, 5);\ncurl_setopt($ch, CURLOPT_TIMEOUT, 30);\n$page = curl_exec($ch);",
  },
  "no-effect": {
    language: "js",
    bad: "export async function load(id) {\n  const response = await fetch(`https://api.example.org/items/${id}`, { timeout: 5000 });\n  return response.json();\n}",
    good: "export async function load(id) {\n  const response = await fetch(`https://api.example.org/items/${id}`, { signal: AbortSignal.timeout(5000) });\n  return response.json();\n}",
  },
  default: {
    language: "js",
    bad: "export async function load(id) {\n  const response = await fetch(`https://api.example.org/items/${id}`); // Node ends each wait after 300 s\n  return response.json();\n}",
    good: "export async function load(id) {\n  const response = await fetch(`https://api.example.org/items/${id}`, { signal: AbortSignal.timeout(30_000) });\n  return response.json();\n}",
  },
  "suspicious-unit": {
    language: "php",
    bad: "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_TIMEOUT, 3000); // seconds: that is 50 minutes\n$page = curl_exec($ch);",
    good: "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_TIMEOUT_MS, 3000);\n$page = curl_exec($ch);",
  },
  "too-long": {
    language: "php",
    config: { maxSeconds: 60 },
    bad: "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_TIMEOUT, 600);\n$page = curl_exec($ch);",
    good: "$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_TIMEOUT, 30);\n$page = curl_exec($ch);",
  },
  unknown: {
    language: "php",
    config: { severity: { unknown: "warning" } },
    bad: "$ch = Vendor\\Handles::take($url);\n$page = curl_exec($ch);",
    good: "$ch = Vendor\\Handles::take($url);\ncurl_setopt($ch, CURLOPT_TIMEOUT, 30);\n$page = curl_exec($ch);",
  },
};
