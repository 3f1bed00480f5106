/** What the fixtures of a library have to show. */
export const ASPECTS = ["bare", "connect only", "no limit", "instance", "call", "overridden", "look-alike", "fix"] as const;
