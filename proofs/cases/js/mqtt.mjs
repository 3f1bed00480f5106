//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
import mqtt from "mqtt";

await mqtt.connectAsync(`mqtt://${process.env.PEER_HOST}:${process.env.PEER_PORT}`, { reconnectPeriod: 0 });

//# bounded.connect-timeout
import mqtt from "mqtt";

await mqtt.connectAsync(`mqtt://${process.env.PEER_HOST}:${process.env.PEER_PORT}`, { connectTimeout: 2000, reconnectPeriod: 0 });
