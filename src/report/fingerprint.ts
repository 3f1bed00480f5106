/** Stays the same when lines move: path, code, library and the call's text without its white space, and which of equal ones. */
export function createFingerprints(): (file: string, code: string, library: string, call: string) => string {
  const seen = new Map<string, number>();
  return (file, code, library, call) => {
    const key = [file, code, library, call.replace(/\s+/g, "")].join("\0");
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return hash(`${key}\0${nth}`);
  };
}

/** FNV-1a, 64 bits: no secret, only a name. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  return value.toString(16).padStart(16, "0");
}
