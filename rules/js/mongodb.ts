import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const OPTIONS_PAGE = "https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/";
const CSOT = "https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/csot/";
const MONGOOSE = "https://mongoosejs.com/docs/connections.html";

const OPERATIONS = ["findOne", "find", "aggregate", "insertOne", "insertMany", "updateOne", "updateMany", "replaceOne", "deleteOne", "deleteMany", "findOneAndUpdate", "findOneAndDelete", "findOneAndReplace", "countDocuments", "estimatedDocumentCount", "distinct", "bulkWrite", "command"];

/** `mongodb://host/?socketTimeoutMS=20000`: what stands in the address is an option, too. */
const URI = { argument: 0, text: "pairs", ifKnown: true } as const;

const CALL = { phases: ["connect", "response"], url: { argument: 0 } } as const;

export default defineLibrary({
  id: "js/mongodb",
  name: "mongodb, mongoose",
  docs: [OPTIONS_PAGE, CSOT, MONGOOSE],
  group: "database",
  modules: ["mongodb", "mongoose"],
  types: {
    client: {},
    database: {},
    collection: {},
    mongoose: { exports: ["mongoose#default"] },
  },
  calls: [
    { ...CALL, callee: { construct: "mongodb#MongoClient" }, options: [{ argument: 1 }, URI], tags: ["mongodb"], source: OPTIONS_PAGE, proof: ["mongodb-connect-bare-silent", "mongodb-query-bare", "mongodb6-query-bare", "mongodb4-query-bare"] },
    { ...CALL, callee: { static: "connect", of: "mongodb#MongoClient" }, options: [{ argument: 1, unless: "function" }, URI], promise: true, tags: ["mongodb"], source: OPTIONS_PAGE, proof: "mongodb-connect-bare-silent" },
    { ...CALL, callee: { method: ["connect", "createConnection"], of: "mongoose" }, options: [{ argument: 1, unless: "function" }, URI], tags: ["mongodb", "mongoose"], source: MONGOOSE, proof: ["mongoose-connect-silent", "mongoose-buffering-no-connect"] },
    { ...CALL, callee: { export: ["mongoose#connect", "mongoose#createConnection"] }, options: [{ argument: 1, unless: "function" }, URI], tags: ["mongodb", "mongoose"], source: MONGOOSE, proof: "mongoose-connect-silent" },
    // An operation counts for itself where it has a limit of its own.
    {
      callee: { method: OPERATIONS, of: "collection" },
      phases: ["response"],
      options: [
        { argument: 2, unless: "function" },
        { argument: 1, unless: "function" },
      ],
      onlyWith: ["signal", "timeoutMS", "maxTimeMS"],
      tags: ["operation"],
      source: CSOT,
      proof: ["mongodb-query-maxTimeMS", "mongodb-query-signal"],
    },
  ],
  effects: [
    { callee: { construct: "mongodb#MongoClient" }, creates: "client", source: OPTIONS_PAGE },
    { callee: { static: "connect", of: "mongodb#MongoClient" }, creates: "client", source: OPTIONS_PAGE },
    { callee: { method: "db", of: "client" }, creates: "database", source: "https://www.mongodb.com/docs/drivers/node/current/databases-collections/" },
    { callee: { method: "collection", of: "database" }, creates: "collection", source: "https://www.mongodb.com/docs/drivers/node/current/databases-collections/" },
  ],
  limits: [
    { option: "serverSelectionTimeoutMS", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], tags: ["mongodb"], source: OPTIONS_PAGE, proof: "mongodb-connect-bare-silent" },
    { option: "connectTimeoutMS", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], tags: ["mongodb"], source: OPTIONS_PAGE },
    { option: "socketTimeoutMS", covers: ["response"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], tags: ["mongodb"], source: OPTIONS_PAGE, proof: "mongodb-query-socketTimeoutMS" },
    { option: "timeoutMS", covers: ["connect", "response"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], versions: "mongodb@>=6.6 <6.22", source: "mongodb 6.12 src/timeout.ts", proof: "mongodb6.12-query-timeoutMS" },
    { ...abortSignal.option, tags: ["operation"], source: CSOT, proof: "mongodb-query-signal" },
  ],
  lookAlikes: [
    { option: "timeoutMS", versions: "mongodb@>=6.22", says: "`timeoutMS` is accepted and has no effect since 6.22.", source: "mongodb src/mongo_client.ts", proof: ["mongodb-query-timeoutMS-client", "mongodb6-query-timeoutMS"] },
    { option: "maxTimeMS", says: "`maxTimeMS` is kept by the server: one that is silent ignores it.", source: "https://www.mongodb.com/docs/manual/reference/method/cursor.maxTimeMS/", proof: "mongodb-query-maxTimeMS" },
    { option: "maxIdleTimeMS", tags: ["mongodb"], says: "`maxIdleTimeMS` is about connections nobody uses, not about waiting.", source: OPTIONS_PAGE },
    { option: "bufferTimeoutMS", tags: ["mongoose"], says: "`bufferTimeoutMS` bounds the waiting for a connection, not for an answer.", source: MONGOOSE, proof: "mongoose-buffering-no-connect" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 30, label: "serverSelectionTimeoutMS", option: "serverSelectionTimeoutMS", tags: ["mongodb"], source: OPTIONS_PAGE, proof: ["mongodb-connect-bare-silent", "mongoose-connect-silent"] },
    { phases: ["response"], seconds: 360, label: "socketTimeoutMS", option: "socketTimeoutMS", tags: ["mongodb"], versions: "mongodb@<4", source: "mongodb 3 lib/mongo_client.js (socketTimeoutMS 360000)" },
  ],
  fixes: [
    {
      tags: ["mongodb"],
      entries: [
        { key: "serverSelectionTimeoutMS", value: "{connectMs}", limits: "connect" },
        { key: "socketTimeoutMS", value: "{totalMs}", limits: "total" },
      ],
      argument: { index: 1, beforeCallback: true },
    },
  ],
});
