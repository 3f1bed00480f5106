/**
 * What Flow writes and TypeScript does not, each replaced by something of the same length, so that places stay what they are.
 * Only for files that no parser takes as they stand: inside strings it may do harm to nobody but the reader of a message.
 */
const REPLACED: readonly (readonly [pattern: RegExp, by: (found: string) => string])[] = [
  // `import typeof X from`, `import { typeof X }`
  [/(?<=\bimport\s+(?:\{[^}]*?[{,]\s*)?)typeof(?=\s+[\w{*])/g, () => "type  "],
  [/(?<=\bimport\s*\{[^}]*?)\btypeof\b/g, () => "type  "],
  // `import type X, { Y } from`
  [/(?<=\bimport\s+)type(?=\s+\w+\s*,)/g, blank],
  // `opaque type X: Y = Z`
  [/(?<=\bopaque\s+type\s+\w+)\s*:[^=]+(?==)/g, blank],
  [/\bopaque(?=\s+type\b)/g, blank],
  // Exact and inexact objects.
  [/\{\|(?!\|)/g, () => "{ "],
  [/(?<!\|)\|\}/g, () => " }"],
  [/(?<=[{,;]\s*)\.\.\.(?=\s*\})/g, blank],
  [/(?<=\btype\s+\w+\s*=\s*\{[^}]*?)\.\.\.\w+,?/g, blank],
  // Variance: `+name: T`.
  [/(?<=(?:[{,;]|\bstatic)\s*)[+-](?=(?:\w+\??|\[[^\]]*\])\s*:)/g, blank],
  // `?T`, wherever a type may begin.
  [/(?<=(?:[:<|&]|=>|[\w\]>)]\s*=|[(,])\s*)\?(?=\s*[\w({[$'"])/g, blank],
  // Any type: `Array<*>`.
  [/(?<=[<,:]\s*)\*(?=\s*[>,)={])/g, () => "0"],
  // `<T: Object>`
  [/(?<=<\w+):\s*\w+(?=[>,])/g, blank],
  [/%checks\b/g, blank],
  // Casts: `(value: T)`.
  [/(?<=\(\s*[\w$.]+(?:\([\w$., ]*\)|\[\w*\])?)\s*:\s*[\w$.<>[\], |{}]+(?=\)\s*(?:[;.,)\]}[]|$))/gm, blank],
  [/(?<=[})]):\s*[\w$.<>[\], |]+(?=\))/g, blank],
];

function blank(found: string): string {
  return found.replace(/[^\r\n]/g, " ");
}

/** The text with its Flow taken for TypeScript, as far as the two differ in small things. */
export function flowAsTypeScript(text: string): string {
  return REPLACED.reduce((found, [pattern, by]) => found.replace(pattern, (each) => by(each)), text.replace(/@flow\b/g, "@none"));
}
