/** axios' `timeout`, to whose configuration Nest's HttpService hands its own on: falsy is none, `undefined` takes the instance's, text is parsed. */
export const axiosTimeout = {
  values: [
    { when: { is: ["undefined"] }, means: "default" },
    { when: { is: [0, null, false, ""] }, means: "none" },
    { when: "NaN", means: "none" },
    { when: "Infinity", means: "throws" },
    { when: { below: 0 }, means: "throws" },
  ],
  default: { phases: ["response", "body"], seconds: null, label: "axios' timeout", source: "axios lib/defaults/index.js (timeout: 0)" },
} as const;
