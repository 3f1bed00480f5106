/** What PHP's streams take for a time that a call sets itself; fractions hold, and a negative number is no limit. */
export const streamSeconds = {
  /** `stream_socket_client`, `fsockopen`: null is `default_socket_timeout`. https://www.php.net/manual/en/function.stream-socket-client.php */
  connect: [
    { when: { is: [null] }, means: "default" },
    { when: { is: [0, false, ""] }, means: "at-once" },
    { when: { below: 0 }, means: "none" },
  ],
  /** `stream_set_timeout`. https://www.php.net/manual/en/function.stream-set-timeout.php */
  read: [
    { when: { is: [0, null, false] }, means: "at-once" },
    { when: { below: 0 }, means: "none" },
  ],
} as const;
