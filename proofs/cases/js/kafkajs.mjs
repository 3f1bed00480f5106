//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
import { Kafka } from "kafkajs";

const kafka = new Kafka({ clientId: "a", brokers: [`${process.env.PEER_HOST}:${process.env.PEER_PORT}`], retry: { retries: 0 }, logLevel: 0 });
await kafka.admin().connect().catch(() => {});

//# bounded.both
import { Kafka } from "kafkajs";

const kafka = new Kafka({
  clientId: "a",
  brokers: [`${process.env.PEER_HOST}:${process.env.PEER_PORT}`],
  retry: { retries: 0 },
  logLevel: 0,
  connectionTimeout: 2000,
  requestTimeout: 2000,
});
await kafka.admin().connect().catch(() => {});
