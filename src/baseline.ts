import { parseJsonc } from "./config/jsonc.ts";
import { type Baseline, readBaseline } from "./suppress/baseline.ts";

export { type Baseline, writeBaseline } from "./suppress/baseline.ts";

/** The baseline in a text, or what is wrong with it. */
export function parseBaseline(
  text: string,
): { readonly ok: true; readonly baseline: Baseline } | { readonly ok: false; readonly message: string } {
  if (/^(?:<{7}|>{7}|={7})/m.test(text))
    return { ok: false, message: "it holds the marks of a merge conflict: keep the lines of both sides" };
  const parsed = parseJsonc(text);
  return parsed.ok ? readBaseline(parsed.value) : { ok: false, message: `it is no JSON: ${parsed.message}` };
}
