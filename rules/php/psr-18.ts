import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const PSR = "https://www.php-fig.org/psr/psr-18/";
const DISCOVERY = "https://docs.php-http.org/en/latest/discovery.html";
const DECORATORS = ["Http\\Client\\Common\\PluginClient", "Http\\Client\\Common\\HttpMethodsClient", "Http\\Client\\Common\\BatchClient", "Http\\Client\\Common\\EmulatedHttpAsyncClient", "Http\\Client\\Common\\EmulatedHttpClient"];

const DISCOVERIES = ["Http\\Discovery\\Psr18ClientDiscovery", "Http\\Discovery\\HttpClientDiscovery", "Http\\Discovery\\HttpAsyncClientDiscovery"];

/** The interface has no word for a limit: it stands where the client is made, or nowhere. */
export default defineLibrary({
  id: "php/psr-18",
  name: "PSR-18 and HTTPlug clients",
  docs: [PSR, DISCOVERY],
  group: "http",
  types: {
    client: { classes: ["Psr\\Http\\Client\\ClientInterface", "Http\\Client\\HttpClient", "Http\\Client\\HttpAsyncClient", "Http\\Discovery\\Psr18Client"], modelled: true },
    methods: { classes: ["Http\\Client\\Common\\HttpMethodsClient", "Http\\Client\\Common\\HttpMethodsClientInterface"], modelled: true },
  },
  calls: [
    { callee: { method: ["sendRequest", "sendAsyncRequest"], of: "client" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "request" }, source: PSR, proof: "guzzle.psr18.sendRequest" },
    { callee: { method: ["get", "head", "trace", "post", "put", "patch", "delete", "options"], of: "methods" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "uri" }, source: "https://docs.php-http.org/en/latest/components/client-common.html" },
    { callee: { method: "send", of: "methods" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 1, name: "uri" }, source: "https://docs.php-http.org/en/latest/components/client-common.html" },
    { callee: { method: "sendRequest", of: "methods" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "request" }, source: PSR },
    { callee: { static: "find", of: DISCOVERIES }, phases: allPhases, options: [{ result: true }], judged: "made", source: DISCOVERY },
  ],
  effects: [
    { callee: { static: "find", of: DISCOVERIES }, creates: "client", source: DISCOVERY },
    { callee: { construct: "Http\\Discovery\\Psr18Client" }, creates: "client", from: [{ argument: 0, name: "client" }], unseen: true, source: DISCOVERY },
    // What a decorator is given does the waiting.
    { callee: { construct: DECORATORS }, answers: { argument: 0 }, source: "https://docs.php-http.org/en/latest/plugins/introduction.html" },
  ],
  // Read for what is set on what a discovered client is made of.
  limits: [{ option: "timeout", covers: "total", unit: "seconds", source: PSR }],
  // What is discovered is made without options: Symfony's client has a default, the others have none.
  defaults: [
    { phases: allPhases, ...defaultSocketTimeout, versions: "symfony/http-client@<9999", source: `${DISCOVERY}` },
    { phases: ["response", "body"], seconds: null, label: "the discovered client's timeout", source: DISCOVERY },
  ],
  gaps: { instance: "the interface has no options", fix: "an interface: the limit is set where the client behind it is made", proof: "an interface: Guzzle’s and Symfony’s clients behind it are proved" },
});
