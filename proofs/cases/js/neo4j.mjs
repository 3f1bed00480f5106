//! package: neo4j-driver
//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
import neo4j from "neo4j-driver";

const driver = neo4j.driver(`bolt://${process.env.PEER_HOST}:${process.env.PEER_PORT}`);
await driver.getServerInfo().catch(() => {});

//# partial.connection-timeout
import neo4j from "neo4j-driver";

const driver = neo4j.driver(`bolt://${process.env.PEER_HOST}:${process.env.PEER_PORT}`, undefined, { connectionTimeout: 2000 });
await driver.getServerInfo().catch(() => {});
