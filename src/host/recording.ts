import { createHash } from "node:crypto";
import type { Host, Read } from "./host.ts";
import { decode } from "./text.ts";

/** What a run asked of the files, and what it was told: the same answers make the same run. */
export type Answers = ReadonlyMap<string, string>;

export interface Recording {
  readonly host: Host;
  readonly answers: Answers;
  /** What another recording of the same files was told. */
  take(answers: Answers): void;
}

type Question = "read" | "isFile" | "isDirectory" | "list" | "realPath";

/** A host that remembers every answer it gave, as a hash; the negative ones too. */
export function recordHost(host: Host): Recording {
  const answers = new Map<string, string>();
  const remember = (question: Question, path: string, limit: number | undefined, answer: () => string) => {
    const key = keyOf(question, path, limit);
    if (!answers.has(key)) answers.set(key, answer());
  };
  const readBytes: Host["readBytes"] = (file, limit) => {
    const read = host.readBytes(file, limit);
    remember("read", file, limit, () => toAnswer(read));
    return read;
  };
  return {
    answers,
    take(more) {
      for (const [question, answer] of more) if (!answers.has(question)) answers.set(question, answer);
    },
    host: {
      ...host,
      readBytes,
      readText(file, limit) {
        const read = readBytes(file, limit);
        return read.ok ? decode(read.bytes).text : undefined;
      },
      isFile(path) {
        const answer = host.isFile(path);
        remember("isFile", path, undefined, () => String(answer));
        return answer;
      },
      isDirectory(path) {
        const answer = host.isDirectory(path);
        remember("isDirectory", path, undefined, () => String(answer));
        return answer;
      },
      list(directory) {
        const answer = host.list(directory);
        remember("list", directory, undefined, () => JSON.stringify(answer));
        return answer;
      },
      realPath(path) {
        const answer = host.realPath(path);
        remember("realPath", path, undefined, () => String(answer));
        return answer;
      },
    },
  };
}

/** Whether the files would still answer all of it as they did. */
export function answersSame(host: Host, answers: Answers): boolean {
  for (const [key, answer] of answers) {
    const [question = "", limit = "", ...rest] = key.split(" ");
    const path = rest.join(" ");
    if (ask(host, question, path, limit === "" ? undefined : Number(limit)) !== answer) return false;
  }
  return true;
}

function ask(host: Host, question: string, path: string, limit: number | undefined): string | undefined {
  switch (question) {
    case "read":
      return toAnswer(host.readBytes(path, limit));
    case "isFile":
      return String(host.isFile(path));
    case "isDirectory":
      return String(host.isDirectory(path));
    case "list":
      return JSON.stringify(host.list(path));
    case "realPath":
      return String(host.realPath(path));
    default:
      return undefined;
  }
}

function keyOf(question: Question, path: string, limit: number | undefined): string {
  return `${question} ${limit ?? ""} ${path}`;
}

function toAnswer(read: Read): string {
  return read.ok ? hashOf(read.bytes) : `! ${read.reason}`;
}

export function hashOf(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("base64");
}
