import type { ConfigObject, Plugin, RulesConfig } from "@eslint/core";

const PHP_FILES = ["**/*.php", "**/*.phtml", "**/*.inc"];
/** The last three need a parser of the user's: theirs are ESTrees as well. */
const JS_FILES = ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte,astro}"];

const RULES: RulesConfig = {
  "timeout-lint/unbounded": "error",
  "timeout-lint/partial": "error",
  "timeout-lint/no-effect": "error",
  "timeout-lint/default": "error",
  "timeout-lint/suspicious-unit": "error",
};

export interface Configs {
  /** PHP and JavaScript, as the command line judges them. */
  readonly recommended: ConfigObject[];
  /** All groups of libraries, and no mere default is accepted. */
  readonly strict: ConfigObject[];
  readonly php: ConfigObject[];
  readonly js: ConfigObject[];
  readonly [name: string]: ConfigObject[];
}

export function makeConfigs(plugin: Plugin): Configs {
  const plugins = { "timeout-lint": plugin };
  const php = (name: string): ConfigObject => ({
    name: `timeout-lint/${name}`,
    files: PHP_FILES,
    plugins,
    language: "timeout-lint/php",
    rules: { ...RULES },
  });
  const js = (name: string): ConfigObject => ({ name: `timeout-lint/${name}`, files: JS_FILES, plugins, rules: { ...RULES } });
  const strictly = (config: ConfigObject): ConfigObject => ({ ...config, settings: { "timeout-lint": { preset: "strict" } } });
  return {
    recommended: [php("recommended/php"), js("recommended/js")],
    strict: [strictly(php("strict/php")), strictly(js("strict/js"))],
    php: [php("php")],
    js: [js("js")],
  };
}
