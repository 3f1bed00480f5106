/** `if (timeout)`, `timeout > 0`: only what JavaScript takes for true sets a limit. */
export const falsyIsNone = [
  { when: { is: [0, null, false, "", "undefined"] }, means: "none" },
  { when: "NaN", means: "none" },
] as const;
