import type { FindingCode } from "./finding.ts";

/** What tells a finding from others without its line: the words of a baseline's entry. */
export interface FindingKey {
  /** Posix, relative to the configuration's directory. */
  readonly path: string;
  readonly code: FindingCode;
  readonly library: string;
  /** The functions and classes around it. */
  readonly scope: string;
  /** Of the call's text alone, without white space. */
  readonly hash: string;
}

/** One name a finding; equal ones are numbered, in the order given. */
export function createFingerprints(): (key: FindingKey) => string {
  const seen = new Map<string, number>();
  return ({ path, code, library, scope, hash }) => {
    const print = hashText([path, code, library, scope, hash].join("\0"));
    const nth = (seen.get(print) ?? 0) + 1;
    seen.set(print, nth);
    return nth === 1 ? print : `${print}:${nth}`;
  };
}

const encoder = new TextEncoder();

/** FNV-1a, 64 bits: no secret, only a name. */
export function hashText(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of encoder.encode(text)) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  return value.toString(16).padStart(16, "0");
}
