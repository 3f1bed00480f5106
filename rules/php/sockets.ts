import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { streamSeconds } from "../shared/stream-seconds.ts";

const MANUAL = "https://www.php.net/manual/en";
const READS = `${MANUAL}/function.stream-set-timeout.php`;
const OPTIONS = `${MANUAL}/function.socket-get-option.php`;

const HOST = { schemes: ["*host"], assumeUnknown: true } as const;

/** 0 in one of the two parts leaves it to the other. */
const PART = [{ when: { is: [0, null, false] }, means: "default" }] as const;

const NON_BLOCKING = [
  { when: { is: [0, false, null, "", "0"] }, means: "at-once" },
  { when: "any-text", means: "default" },
  { when: "boolean", means: "default" },
  { when: { above: 0 }, means: "default" },
  { when: { below: 0 }, means: "default" },
] as const;

export default defineLibrary({
  id: "php/sockets",
  name: "PHP sockets (fsockopen, stream_socket_client, ext/sockets)",
  docs: [`${MANUAL}/function.fsockopen.php`, READS, `${MANUAL}/book.sockets.php`],
  group: "socket",
  types: { stream: {}, socket: { escapes: true } },
  constants: { SOL_SOCKET: 1, SO_RCVTIMEO: 20, SO_SNDTIMEO: 21 },
  calls: [
    {
      callee: { function: ["fsockopen", "pfsockopen"] },
      phases: allPhases,
      options: [{ argument: 4, name: "timeout", as: "timeout" }, { result: true }],
      url: { argument: 0, name: "hostname" },
      networkOnly: HOST,
      judged: "use",
      readsLate: true,
      answers: "stream",
      orFalse: true,
      tags: ["stream"],
      source: `${MANUAL}/function.fsockopen.php`,
      proof: ["fsockopen.noarg.backlog.real-default", "fsockopen.arg1-read", "pfsockopen.arg1-read"],
    },
    {
      callee: { function: "stream_socket_client" },
      phases: allPhases,
      options: [{ argument: 3, name: "timeout", as: "timeout" }, { result: true }],
      url: { argument: 0, name: "address" },
      networkOnly: HOST,
      judged: "use",
      readsLate: true,
      answers: "stream",
      orFalse: true,
      tags: ["stream"],
      source: `${MANUAL}/function.stream-socket-client.php`,
      proof: ["ssc.connect-default-is-ini", "ssc.read.real-default", "ssc.arg1-does-not-bound-read"],
    },
    {
      callee: { function: "socket_connect" },
      phases: ["connect", "response"],
      options: [{ argument: 0, name: "socket" }],
      onHandle: true,
      url: { argument: 1, name: "address" },
      networkOnly: HOST,
      judged: "use",
      readsLate: true,
      tags: ["socket"],
      source: `${MANUAL}/function.socket-connect.php`,
      proof: ["sockets.connect.backlog.bare", "sockets.read.bare"],
    },
  ],
  effects: [
    { callee: { function: ["stream_set_timeout", "socket_set_timeout"] }, sets: { on: { argument: 0, name: "stream" }, key: "readTimeout", value: { argument: 1, name: "seconds" } }, source: READS, proof: ["ssc.stream_set_timeout", "ssc.stream_set_timeout--1", "ssc.stream_set_timeout-0"] },
    { callee: { function: ["stream_set_blocking", "socket_set_blocking"] }, sets: { on: { argument: 0, name: "stream" }, key: "blocking", value: { argument: 1, name: "enable" } }, source: `${MANUAL}/function.stream-set-blocking.php`, proof: "ssc.non-blocking-feof-spin" },
    { callee: { function: ["socket_create", "socket_import_stream"] }, creates: "socket", source: `${MANUAL}/function.socket-create.php` },
    { callee: { function: ["socket_set_option", "socket_setopt"] }, sets: { on: { argument: 0, name: "socket" }, key: { argument: 2, name: "option" }, value: { argument: 3, name: "value" } }, source: OPTIONS, proof: ["sockets.connect.sndtimeo", "sockets.read.rcvtimeo"] },
    { callee: { function: "socket_set_nonblock" }, sets: { on: { argument: 0, name: "socket" }, key: "blocking", value: { literal: false } }, source: `${MANUAL}/function.socket-set-nonblock.php`, proof: "sockets.nonblock-connect-select" },
    { callee: { function: "socket_set_block" }, sets: { on: { argument: 0, name: "socket" }, key: "blocking", value: { literal: true } }, source: `${MANUAL}/function.socket-set-block.php` },
  ],
  limits: [
    {
      option: "timeout",
      label: "$timeout",
      covers: ["connect"],
      unit: "seconds",
      values: streamSeconds.connect,
      usual: [0.01, 1_200],
      tags: ["stream"],
      source: `${MANUAL}/function.fsockopen.php`,
      proof: ["fsockopen.arg2.backlog", "fsockopen.ssl.arg2", "fsockopen.arg--1", "ssc.arg2.backlog", "ssc.arg-null.backlog", "ssc.arg-0.backlog"],
    },
    { option: "readTimeout", label: "stream_set_timeout", covers: ["response", "body"], unit: "seconds", values: streamSeconds.read, usual: [0, 1_200], tags: ["stream"], source: READS, proof: ["ssc.stream_set_timeout", "fsockopen.feof-loop-timed_out-check"] },
    { option: "blocking", label: "stream_set_blocking", covers: ["response", "body"], unit: "seconds", values: NON_BLOCKING, tags: ["stream"], source: `${MANUAL}/function.stream-set-blocking.php` },
    { option: "21.sec", label: "SO_SNDTIMEO", covers: ["connect"], unit: "seconds", values: PART, usual: [0, 1_200], tags: ["socket"], source: OPTIONS, proof: ["sockets.connect.sndtimeo", "sockets.write.deaf.sndtimeo"] },
    { option: "21.usec", label: "SO_SNDTIMEO", covers: ["connect"], unit: "microseconds", values: PART, tags: ["socket"], source: OPTIONS },
    { option: "20.sec", label: "SO_RCVTIMEO", covers: ["response"], unit: "seconds", values: PART, usual: [0, 1_200], tags: ["socket"], source: OPTIONS, proof: ["sockets.read.rcvtimeo", "sockets.recv.rcvtimeo", "sockets.recv.rcvtimeo-0"] },
    { option: "20.usec", label: "SO_RCVTIMEO", covers: ["response"], unit: "microseconds", values: PART, tags: ["socket"], source: OPTIONS },
    { option: "blocking", label: "socket_set_nonblock", covers: ["connect", "response"], unit: "seconds", values: NON_BLOCKING, tags: ["socket"], source: `${MANUAL}/function.socket-set-nonblock.php`, proof: "sockets.nonblock-connect-select" },
  ],
  defaults: [
    { phases: ["connect"], ...defaultSocketTimeout, option: "timeout", tags: ["stream"], proof: "fsockopen.noarg.backlog.real-default" },
    { phases: ["response", "body"], ...defaultSocketTimeout, option: "readTimeout", tags: ["stream"], proof: ["ssc.read.real-default", "fsockopen.arg1-read-ini-1"] },
  ],
  fixes: [
    { tags: ["stream"], handle: "result", statements: { position: "after", lines: [{ code: "stream_set_timeout({handle}, {total});", limits: "total" }] } },
    {
      tags: ["socket"],
      handle: 0,
      statements: {
        position: "before",
        lines: [
          { code: "socket_set_option({handle}, SOL_SOCKET, SO_SNDTIMEO, ['sec' => {connect}, 'usec' => 0]);", limits: "connect" },
          { code: "socket_set_option({handle}, SOL_SOCKET, SO_RCVTIMEO, ['sec' => {total}, 'usec' => 0]);", limits: "total" },
        ],
      },
    },
  ],
  repeats: "The limit of reading starts anew with every byte that arrives.",
  evidence: ["feof", "stream_select"],
});
