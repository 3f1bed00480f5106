import { defineLibrary } from "../../src/model/library.ts";

const URI = "https://www.mongodb.com/docs/manual/reference/connection-string-options/";
const MANAGER = "https://www.php.net/manual/en/mongodb-driver-manager.construct.php";
const MS = [
  { when: { is: [0, null, false] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

export default defineLibrary({
  id: "php/mongodb",
  name: "MongoDB (driver and library)",
  docs: [MANAGER, URI],
  group: "database",
  modules: ["mongodb/mongodb"],
  calls: [
    {
      // It opens nothing yet: commands connect, and wait.
      callee: { construct: ["MongoDB\\Driver\\Manager", "MongoDB\\Client"] },
      phases: ["connect", "response"],
      options: [
        { argument: 1, name: "uriOptions" },
        { argument: 0, name: "uri", text: "pairs" },
      ],
      url: { argument: 0, name: "uri" },
      source: MANAGER,
      proof: ["mongo.bare.silent", "mongo.bare.backlog", "mongo.command.bare.stall"],
    },
  ],
  limits: [
    { option: "connectTimeoutMS", covers: ["connect"], unit: "ms", integer: true, values: MS, usual: [50, 1_200_000], source: URI, proof: "mongo.connectTimeoutMS2000" },
    { option: "socketTimeoutMS", covers: ["response"], unit: "ms", integer: true, values: MS, usual: [50, 1_200_000], source: URI, proof: ["mongo.command.socketTimeoutMS2000", "mongo.command.socketTimeoutMS0"] },
  ],
  lookAlikes: [{ option: "maxTimeMS", says: "`maxTimeMS` is kept by the server: one that is silent ignores it.", source: URI }],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "connectTimeoutMS", option: "connectTimeoutMS", source: URI, proof: ["mongo.bare.silent", "mongo.bare.backlog", "mongo.serverSelectionTimeoutMS2000"] },
    { phases: ["response"], seconds: 300, label: "socketTimeoutMS", option: "socketTimeoutMS", source: URI, proof: "mongo.command.bare.stall" },
  ],
  fixes: [{ entries: [{ key: "socketTimeoutMS", value: "{total}000", limits: "total" }], argument: { index: 1, fillers: [""] }, unsafe: true }],
});
