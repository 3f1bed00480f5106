//! waits: unaccepting=connect mute=response
//! fix: none
//# bare
import { connect } from "nats";

await connect({ servers: `${process.env.PEER_HOST}:${process.env.PEER_PORT}`, reconnect: false }).catch(() => {});

//# bounded.timeout
import { connect } from "nats";

await connect({ servers: `${process.env.PEER_HOST}:${process.env.PEER_PORT}`, reconnect: false, timeout: 2000 }).catch(() => {});
