import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const MANUAL = "https://www.php.net/manual/en";
const CONSTRUCT = `${MANUAL}/soapclient.construct.php`;

const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "default" },
  { when: { below: 0 }, means: "none" },
] as const;

const CALLS = "the calls wait as long as `default_socket_timeout` says";

export default defineLibrary({
  id: "php/soap",
  name: "SoapClient (ext/soap)",
  docs: [CONSTRUCT, `${MANUAL}/filesystem.configuration.php#ini.default-socket-timeout`],
  group: "rpc",
  calls: [
    {
      // One entry for the client: fetching its WSDL, and its calls, whose methods have the service's names.
      callee: { construct: "SoapClient" },
      phases: ["connect", "response"],
      options: [{ argument: 1, name: "options" }],
      url: { argument: 1, name: "options", path: ["location"] },
      hosts: [{ argument: 0, name: "wsdl" }],
      source: CONSTRUCT,
      proof: ["soap.wsdl-fetch.ini2", "soap.call.ini2", "soap.call.noconnection_timeout-backlog"],
    },
  ],
  limits: [{ option: "connection_timeout", covers: ["connect"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: CONSTRUCT, proof: ["soap.call.connection_timeout-backlog", "soap.call.connection_timeout-not-read", "soap.wsdl-fetch.connection_timeout-ignored"] }],
  lookAlikes: [
    { option: "timeout", says: `\`timeout\` is not an option of SoapClient: ${CALLS}.`, source: CONSTRUCT, proof: "soap.call.default_socket_timeout-ctx-http" },
    { option: "default_socket_timeout", says: `\`default_socket_timeout\` is no option but a setting: \`ini_set('default_socket_timeout', …)\`.`, source: CONSTRUCT, proof: "soap.call.default_socket_timeout-ctx-http" },
    { option: "stream_context.http.timeout", says: `The \`timeout\` of \`stream_context\` is for fetching the WSDL: ${CALLS}.`, source: CONSTRUCT, proof: ["soap.call.stream_context-timeout", "soap.wsdl-fetch.stream_context"] },
  ],
  defaults: [
    {
      phases: ["connect", "response"],
      ...defaultSocketTimeout,
      proof: ["soap.call.ini2", "soap.call.ini-1", "soap.call.ini-restored-before-call"],
    },
  ],
  fixes: [{ statements: { position: "before", lines: [{ code: "ini_set('default_socket_timeout', {total});", limits: "total" }] }, unsafe: true }],
  repeats: "The limit starts anew with every piece of the answer.",
});
