const CLIENT = "undici lib/dispatcher/client.js";

/** undici's limits, and what they take: it carries npm's `undici`, and Node's own fetch with all that is built on that. */
export const undici = {
  times: [
    { when: { is: ["undefined", null] }, means: "default" },
    { when: { is: [0] }, means: "none" },
    { when: "any-text", means: "throws" },
    { when: "Infinity", means: "throws" },
    { when: { below: 0 }, means: "throws" },
  ],
  connect: { phases: ["connect"], seconds: 10, label: "undici's connect limit", source: "undici lib/core/connect.js" },
  head: { phases: ["response"], seconds: 300, label: "undici's headersTimeout", source: CLIENT },
  body: { phases: ["body"], seconds: 300, label: "undici's bodyTimeout", source: CLIENT },
  answer: { phases: ["response", "body"], seconds: 300, label: "undici's headersTimeout and bodyTimeout", source: CLIENT },
} as const;
