//! waits: unaccepting=connect smtp=response
//# bare
import nodemailer from "nodemailer";

const transport = nodemailer.createTransport({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), ignoreTLS: true });
await transport.sendMail({ from: "a@example.org", to: "b@example.org", text: "a" });

//# bounded.all
import nodemailer from "nodemailer";

const transport = nodemailer.createTransport({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), ignoreTLS: true, connectionTimeout: 2000, greetingTimeout: 2000, socketTimeout: 2000 });
await transport.sendMail({ from: "a@example.org", to: "b@example.org", text: "a" });

//# partial.connection-timeout
import nodemailer from "nodemailer";

const transport = nodemailer.createTransport({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), ignoreTLS: true, connectionTimeout: 2000, greetingTimeout: 2000 });
await transport.sendMail({ from: "a@example.org", to: "b@example.org", text: "a" });

//# look-alike.timeout
import nodemailer from "nodemailer";

const transport = nodemailer.createTransport({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), ignoreTLS: true, timeout: 2000 });
await transport.sendMail({ from: "a@example.org", to: "b@example.org", text: "a" });
