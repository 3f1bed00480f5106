/** Servers that let a program in and then fall silent: enough of each protocol for that, and no more. */
import { createHash } from "node:crypto";
import type { Socket } from "node:net";

type Peer = (socket: Socket, reached: () => void) => void;

export const PROTOCOLS: { readonly [name: string]: Peer } = {
  /** Takes the preamble of a connection; silent to commands. */
  redis: (socket, reached) =>
    socket.on("data", (data) => {
      for (const command of data.toString("latin1").split(/(?=\*\d+\r\n\$)/)) {
        const word = command.split("\r\n")[2]?.toUpperCase();
        if (word === "HELLO") socket.write("%1\r\n$5\r\nproto\r\n:3\r\n");
        else if (word === "INFO") socket.write("$21\r\nredis_version:7.0.0\r\n\r\n");
        else if (/^(?:CLIENT|AUTH|SELECT|READONLY)$/.test(word ?? "")) socket.write("+OK\r\n");
        else reached();
      }
    }),
  postgres: (socket, reached) => {
    let isIn = false;
    socket.on("data", (data) => {
      if (isIn) return reached();
      const code = data.length >= 8 ? data.readInt32BE(4) : 0;
      if (code === 80877103 || code === 80877104) return void socket.write("N");
      isIn = true;
      const parameters = Object.entries({ server_version: "15.0", client_encoding: "UTF8", standard_conforming_strings: "on" });
      const status = parameters.map(([name, value]) => pgMessage("S", Buffer.from(`${name}\0${value}\0`)));
      socket.write(
        Buffer.concat([pgMessage("R", Buffer.alloc(4)), ...status, pgMessage("K", Buffer.alloc(8)), pgMessage("Z", Buffer.from("I"))]),
      );
    });
  },
  mysql: (socket, reached) => {
    socket.write(mysqlPacket(0, mysqlGreeting()));
    const ok = Buffer.from([0, 0, 0, 2, 0, 0, 0]);
    let packets = 0;
    socket.on("data", (data) => {
      packets += 1;
      if (packets === 1) socket.write(mysqlPacket(2, ok));
      else if (data[4] === 3 && !/^SET/i.test(data.subarray(5).toString("latin1"))) reached();
      else if (data[4] === 0x16) reached();
      else socket.write(mysqlPacket(1, ok));
    });
  },
  mongodb: (socket, reached) => {
    let rest = Buffer.alloc(0);
    socket.on("data", (data) => {
      rest = Buffer.concat([rest, data]);
      while (rest.length >= 16 && rest.length >= rest.readInt32LE(0)) {
        const message = rest.subarray(0, rest.readInt32LE(0));
        rest = rest.subarray(message.length);
        const text = message.toString("latin1");
        if (!/hello|ismaster|ping/i.test(text)) reached();
        else if (!text.includes("topologyVersion")) socket.write(mongoReply(message));
      }
    });
  },
  smtp: (socket, reached) => {
    socket.write("220 tarpit ESMTP\r\n");
    socket.on("data", (data) => {
      if (/^(?:EHLO|HELO)/i.test(data.toString())) socket.write("250 tarpit\r\n");
      else reached();
    });
  },
  ftp: (socket, reached) => {
    socket.write("220 tarpit\r\n");
    socket.on("data", (data) => {
      const word = data.toString().slice(0, 4).toUpperCase();
      if (word === "USER") socket.write("331 password\r\n");
      else if (word === "PASS") socket.write("230 in\r\n");
      else if (/^(?:FEAT|TYPE|STRU|OPTS)/.test(word)) socket.write("200 ok\r\n");
      else reached();
    });
  },
  ldap: (socket, reached) => {
    let binds = 0;
    socket.on("data", () => {
      binds += 1;
      if (binds > 1) return reached();
      socket.write(Buffer.from([0x30, 0x0c, 2, 1, 1, 0x61, 7, 0x0a, 1, 0, 4, 0, 4, 0]));
    });
  },
  stomp: (socket, reached) =>
    socket.on("data", (data) => {
      if (data.toString("latin1").startsWith("CONNECT")) socket.write("CONNECTED\nsession:1\n\n\0\n");
      else reached();
    }),
  /** Each step of the login is answered by the next; silent to what opens a channel. */
  amqp: (socket, reached) => {
    const table = Buffer.alloc(4);
    const answers = [
      amqpMethod(10, Buffer.concat([Buffer.from([0, 9]), table, amqpText("PLAIN AMQPLAIN"), amqpText("en_US")])),
      amqpMethod(30, Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
      undefined, // tune-ok: the client goes on by itself
      amqpMethod(41, Buffer.from([0])),
    ];
    let rest = Buffer.alloc(0);
    let step = 0;
    socket.on("data", (data) => {
      rest = Buffer.concat([rest, data]);
      for (;;) {
        const length = step === 0 ? 8 : rest.length < 7 ? Number.POSITIVE_INFINITY : rest.readUInt32BE(3) + 8;
        if (rest.length < length) return;
        rest = rest.subarray(length);
        const answer = answers[step];
        step += 1;
        if (answer !== undefined) socket.write(answer);
        else if (step > answers.length) reached();
      }
    });
  },
  websocket: (socket, reached) =>
    socket.once("data", (data) => {
      const key = /sec-websocket-key: *(\S+)/i.exec(data.toString("latin1"))?.[1] ?? "";
      const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      reached();
    }),
};

function pgMessage(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

/** A frame with a method of the class `connection`. */
function amqpMethod(method: number, body: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head.writeUInt8(1);
  head.writeUInt32BE(body.length + 4, 3);
  head.writeUInt16BE(10, 7);
  head.writeUInt16BE(method, 9);
  return Buffer.concat([head, body, Buffer.from([0xce])]);
}

function amqpText(value: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(value.length);
  return Buffer.concat([length, Buffer.from(value)]);
}

function mysqlPacket(sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = sequence;
  return Buffer.concat([head, body]);
}

function mysqlGreeting(): Buffer {
  const text = (value: string) => Buffer.from(`${value}\0`);
  return Buffer.concat([
    Buffer.from([10]),
    text("8.0.0"),
    Buffer.from([1, 0, 0, 0]),
    text("12345678"),
    Buffer.from([0xff, 0xf7, 33, 2, 0, 0x08, 0x00, 21]),
    Buffer.alloc(10),
    text("123456789012"),
    text("mysql_native_password"),
  ]);
}

/** Just enough BSON for the answer to `hello`. */
function mongoReply(message: Buffer): Buffer {
  const entry = (type: number, name: string, value: Buffer) => Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
  const int = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return bytes;
  };
  const one = Buffer.alloc(8);
  one.writeDoubleLE(1);
  const numbers = {
    maxBsonObjectSize: 16777216,
    maxMessageSizeBytes: 48000000,
    maxWriteBatchSize: 100000,
    minWireVersion: 0,
    maxWireVersion: 21,
  };
  const fields = Buffer.concat([
    ...["helloOk", "ismaster", "isWritablePrimary"].map((name) => entry(8, name, Buffer.from([1]))),
    ...Object.entries(numbers).map(([name, value]) => entry(16, name, int(value))),
    entry(8, "readOnly", Buffer.from([0])),
    entry(1, "ok", one),
  ]);
  const document = Buffer.concat([int(fields.length + 5), fields, Buffer.from([0])]);
  const isMessage = message.readInt32LE(12) === 2013;
  const body = isMessage ? Buffer.concat([Buffer.alloc(5), document]) : Buffer.concat([int(8), Buffer.alloc(12), int(1), document]);
  return Buffer.concat([int(16 + body.length), int(1), int(message.readInt32LE(4)), int(isMessage ? 2013 : 1), body]);
}
