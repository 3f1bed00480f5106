/** What PHP's streams, and the extensions that go by them, wait where nothing else is said; 0 fails at once, a negative number waits for ever. */
export const defaultSocketTimeout = {
  seconds: 60,
  label: "default_socket_timeout",
  setting: { where: { project: "php.ini" }, option: "default_socket_timeout" },
  values: [
    { when: { is: [0, null, false, ""] }, means: "at-once" },
    { when: "text", means: "at-once" },
    { when: { below: 0 }, means: "none" },
  ],
  source: "https://www.php.net/manual/en/filesystem.configuration.php#ini.default-socket-timeout",
} as const;
