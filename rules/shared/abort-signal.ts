/** The platform's way to end a call as a whole: an option of that name, and what a fix puts there. */
export const abortSignal = {
  option: { option: "signal", covers: "total", unit: "signal", usual: [100, 3_600_000] },
  entry: { key: "signal", value: "AbortSignal.timeout({totalMs})", limits: "total" },
} as const;
