//! waits: unaccepting=connect silent=response
//# bare
import amqplib from "amqplib";

const connection = await amqplib.connect(process.env.PEER_URL.replace("http", "amqp"));

//# bounded.timeout
import amqplib from "amqplib";

const connection = await amqplib.connect(process.env.PEER_URL.replace("http", "amqp"), { timeout: 2000 });

//# look-alike.zero
import amqplib from "amqplib";

const connection = await amqplib.connect(process.env.PEER_URL.replace("http", "amqp"), { timeout: 0 });
