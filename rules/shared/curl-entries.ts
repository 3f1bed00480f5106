const CONNECT = { key: "CURLOPT_CONNECTTIMEOUT", value: "{connect}", limits: "connect" } as const;

/** curl's limits, as a fix writes them into an array of its options: of the whole, or of each time in which less than a byte a second comes. */
export const curlEntries = {
  total: [CONNECT, { key: "CURLOPT_TIMEOUT", value: "{total}", limits: "total" }],
  idle: [
    CONNECT,
    { key: "CURLOPT_LOW_SPEED_LIMIT", value: "1", limits: "total" },
    { key: "CURLOPT_LOW_SPEED_TIME", value: "{total}", limits: "total" },
  ],
} as const;
