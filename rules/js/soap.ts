import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const README = "https://github.com/vpulim/node-soap#soapcreateclienturl-options-callback---create-a-new-soap-client-from-a-wsdl-url-also-supports-a-local-filesystem-path";

export default defineLibrary({
  id: "js/soap",
  name: "soap",
  docs: [README],
  group: "rpc",
  modules: ["soap"],
  calls: [
    {
      callee: { export: ["createClient", "createClientAsync"] },
      phases: allPhases,
      options: [{ argument: 1, unless: "function" }],
      url: { argument: 0 },
      networkOnly: { schemes: ["http", "https"], assumeUnknown: true },
      source: README,
      proof: ["soap-createClient-bare", "soap-createClient-wsdl_options-timeout"],
    },
  ],
  limits: [
    { option: "wsdl_options.timeout", covers: allPhases, unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: README, proof: "soap-createClient-wsdl_options-timeout" },
    { option: "wsdl_options.signal", covers: "total", unit: "signal", source: README },
  ],
  lookAlikes: [{ option: "timeout", says: "`timeout` belongs into `wsdl_options`, and into the options of each call.", source: README }],
  fixes: [{ path: ["wsdl_options"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1, beforeCallback: true } }],
  repeats: "It is the description that is fetched here; each call of a method takes `{ timeout }` as its second argument.",
});
