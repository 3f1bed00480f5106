/**
 * The timers of Node's sockets, requests and streams: 0 takes one away, what is no finite number from 0 on throws
 * (node lib/internal/timers.js, getTimerDuration). null and false throw too, except among the options of `net.connect`;
 * they count as nothing set, which is what they are mostly merged from.
 */
export const nodeTimer = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0, false] }, means: "none" },
  { when: "any-text", means: "throws" },
  { when: "NaN", means: "throws" },
  { when: "Infinity", means: "throws" },
  { when: { below: 0 }, means: "throws" },
] as const;
