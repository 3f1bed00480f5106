import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { streamSeconds } from "../shared/stream-seconds.ts";

const SOURCE = "nusoap 0.9.5 lib/nusoap.php (nusoap_client)";
const CONNECT = [
  { when: { is: [0, null, false, ""] }, means: "default" },
  { when: { below: 0 }, means: "none" },
] as const;

export default defineLibrary({
  id: "php/nusoap",
  name: "NuSOAP",
  docs: ["https://sourceforge.net/projects/nusoap/"],
  group: "rpc",
  types: { client: { classes: ["nusoap_client"], modelled: true } },
  calls: [
    {
      callee: { construct: "nusoap_client" },
      phases: ["connect", "response"],
      options: [{ result: true }, { argument: 6, name: "timeout", as: "timeout" }, { argument: 7, name: "response_timeout", as: "response_timeout" }],
      url: { argument: 0, name: "endpoint" },
      judged: "use",
      readsLate: true,
      answers: "client",
      source: SOURCE,
    },
  ],
  limits: [
    { option: "timeout", covers: ["connect"], unit: "seconds", values: CONNECT, usual: [1, 1_200], source: SOURCE },
    { option: "response_timeout", covers: ["response"], unit: "seconds", values: streamSeconds.read, usual: [1, 1_200], source: SOURCE },
  ],
  defaults: [
    { ...defaultSocketTimeout, phases: ["connect"], option: "timeout" },
    { phases: ["response"], seconds: 30, label: "nusoap's response_timeout", option: "response_timeout", source: SOURCE },
  ],
  gaps: { fix: "its defaults of 60 s and 30 s are limits already", proof: "Debian’s is of PHP 5: it does not run under PHP 8.2" },
});
