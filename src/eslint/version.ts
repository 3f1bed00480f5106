declare const TIMEOUT_LINT_VERSION: string | undefined;

/** Put in by the build, from package.json. */
export const VERSION = typeof TIMEOUT_LINT_VERSION === "string" ? TIMEOUT_LINT_VERSION : "0.0.0-source";
