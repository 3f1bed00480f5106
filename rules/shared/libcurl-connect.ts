/** What libcurl waits for a connection, TLS included, where nothing else is said. */
export const libcurlConnect = {
  phases: ["connect"],
  seconds: 300,
  label: "libcurl's connect limit",
  source: "https://curl.se/libcurl/c/CURLOPT_CONNECTTIMEOUT.html",
} as const;
