import { fieldsToJsonSchema } from "../config/json-schema.ts";
import { type Fields, SETTING_FIELDS, type SettingsFile } from "../config/schema.ts";
import type { FindingCode } from "../finding/finding.ts";

/** Options of a rule: the words of timeout-lint.json that decide about its code, and whether `--fix` may act. */
export type RuleOptions = Pick<SettingsFile, "acceptDefaultSeconds" | "maxSeconds" | "requireTotal"> & { readonly fix?: boolean };

const FIX = {
  fix: {
    kind: "flag",
    about: "Lets `eslint --fix` and fix on save apply what is otherwise only suggested. Calls slower than the limit will then fail.",
  },
} as const satisfies Fields;

const { acceptDefaultSeconds, maxSeconds, requireTotal } = SETTING_FIELDS;

const OPTION_FIELDS: { readonly [code in FindingCode]: Fields } = {
  unbounded: FIX,
  partial: FIX,
  "no-effect": FIX,
  default: { ...FIX, acceptDefaultSeconds },
  "suspicious-unit": {},
  unknown: {},
  "too-long": { maxSeconds, requireTotal },
};

const DEFAULTS: { readonly [code in FindingCode]: RuleOptions } = {
  unbounded: { fix: false },
  partial: { fix: false },
  "no-effect": { fix: false },
  default: { fix: false },
  "suspicious-unit": {},
  unknown: {},
  "too-long": {},
};

export function schemaOf(code: FindingCode): object[] {
  const fields = OPTION_FIELDS[code];
  return Object.keys(fields).length === 0 ? [] : [fieldsToJsonSchema(fields)];
}

/** Only what no setting says otherwise: an option left out means what timeout-lint.json or the settings say. */
export function defaultsOf(code: FindingCode): [] | [RuleOptions] {
  return Object.keys(DEFAULTS[code]).length === 0 ? [] : [DEFAULTS[code]];
}
