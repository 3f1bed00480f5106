/** What is left out keeps the library's own default (`??`, a default parameter), and 0 takes that away. */
export const zeroIsNone = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0] }, means: "none" },
] as const;
