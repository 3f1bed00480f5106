import type { Plugin } from "@eslint/core";
import { makeConfigs } from "./configs.ts";
import { phpLanguage } from "./php/language.ts";
import { rules } from "./rules.ts";
import { VERSION } from "./version.ts";

const base = {
  meta: {
    name: "timeout-lint",
    version: VERSION,
    namespace: "timeout-lint",
  },
  languages: { php: phpLanguage },
  rules,
};

/** `import timeoutLint from "timeout-lint/eslint"`. */
const plugin: typeof base & { readonly configs: ReturnType<typeof makeConfigs> } = { ...base, configs: {} as never };
Object.assign(plugin, { configs: makeConfigs(plugin as unknown as Plugin) });

export default plugin;
export type { RuleOptions } from "./options.ts";
export { phpLanguage as PHPLanguage } from "./php/language.ts";
export { type PHPComment, PHPSourceCode } from "./php/source-code.ts";
export type { PHPToken } from "./php/tokens.ts";
export type * from "./php/types.ts";
export { visitorKeys } from "./php/visitor-keys.ts";
export type { PluginSettings } from "./settings.ts";
export { rules };
