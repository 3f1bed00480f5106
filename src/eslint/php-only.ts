import { phpLanguage } from "./php/language.ts";
import { VERSION } from "./version.ts";

/** `import php from "timeout-lint/php"`: the language alone, for rules of one's own. */
const plugin = {
  meta: { name: "timeout-lint/php", version: VERSION, namespace: "php" },
  languages: { php: phpLanguage },
};

export default plugin;
export { phpLanguage as PHPLanguage } from "./php/language.ts";
export { type PHPComment, PHPSourceCode } from "./php/source-code.ts";
export type { PHPToken } from "./php/tokens.ts";
export type * from "./php/types.ts";
export { visitorKeys } from "./php/visitor-keys.ts";
