/** The two limits among Guzzle's request options, as a fix writes them: for Guzzle itself, and for those that hand theirs on to it or took its names. */
export const guzzleEntries = [
  { key: "connect_timeout", value: "{connect}", limits: "connect" },
  { key: "timeout", value: "{total}", limits: "total" },
] as const;
