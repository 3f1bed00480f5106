import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const MANUAL = "https://www.php.net/manual/en/solrclient.construct.php";

export default defineLibrary({
  id: "php/solr",
  name: "SolrClient (PECL solr)",
  docs: [MANUAL],
  group: "http",
  calls: [{ callee: { construct: "SolrClient" }, phases: allPhases, options: [{ argument: 0, name: "options" }], url: { argument: 0, name: "options", path: ["hostname"] }, source: MANUAL, proof: ["solr.ping.bare", "solr.ping.timeout2"] }],
  limits: [{ option: "timeout", covers: "total", unit: "seconds", integer: true, values: [{ when: { is: [0, null] }, means: "none" }], usual: [1, 1_200], source: MANUAL, proof: "solr.ping.timeout2" }],
  defaults: [{ phases: allPhases, seconds: 30, label: "SolrClient's timeout", option: "timeout", source: MANUAL, proof: "solr.ping.bare" }],
  gaps: { fix: "its default of 30 s is a limit already" },
});
