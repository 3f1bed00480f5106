import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const DOCS = "https://phpseclib.com/docs/connect";
const SOURCE = "phpseclib Net/SSH2.php";
const CLASSES = ["phpseclib3\\Net\\SSH2", "phpseclib3\\Net\\SFTP", "phpseclib3\\Net\\SFTP\\Stream", "phpseclib\\Net\\SSH2", "phpseclib\\Net\\SFTP", "Net_SSH2", "Net_SFTP"] as const;
const SECONDS = [
  { when: { is: [0, null, false] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
const CONNECT = [{ when: { is: [0, null, false] }, means: "default" }] as const;

export default defineLibrary({
  id: "php/phpseclib",
  name: "phpseclib (SSH2, SFTP)",
  docs: [DOCS],
  group: "socket",
  modules: ["phpseclib/phpseclib"],
  types: { client: { classes: CLASSES, escapes: true, modelled: true } },
  calls: [
    {
      callee: { construct: CLASSES },
      phases: ["connect", "response"],
      options: [{ result: true }, { argument: 2, name: "timeout", as: "connect" }],
      url: { argument: 0, name: "host" },
      judged: "use",
      readsLate: true,
      answers: "client",
      source: DOCS,
      proof: ["phpseclib3.sftp.silent", "phpseclib3.sftp.banner", "phpseclib3.0.56.banner.default"],
    },
  ],
  effects: [{ callee: { method: "setTimeout", of: "client" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: DOCS }],
  limits: [
    { option: "connect", label: "$timeout", covers: ["connect"], unit: "seconds", values: CONNECT, usual: [1, 1_200], source: DOCS, proof: ["phpseclib3.0.56.banner.ctor2", "phpseclib3.0.56.silent.ctor2", "phpseclib3.timeout2.banner"] },
    { option: "timeout", label: "setTimeout", covers: ["connect", "response"], unit: "seconds", values: SECONDS, usual: [1, 1_200], source: DOCS, proof: "php/phpseclib.fixed.unaccepting" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "phpseclib's timeout", option: "connect", source: SOURCE, proof: "phpseclib3.0.56.banner.default" },
    // The greeting of a silent server is read as a stream is, in every version.
    { ...defaultSocketTimeout, phases: ["response"], option: "timeout", proof: ["phpseclib3.sftp.banner", "phpseclib3.0.56.silent.ctor2", "phpseclib3.timeout0.banner"] },
  ],
  fixes: [{ handle: "result", statements: { position: "after", lines: [{ code: "{handle}->setTimeout({total});", limits: "total" }] } }],
});
