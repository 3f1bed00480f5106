/** Who is called, and where in a call a value is found. */

/** Who is called. Names may be several; PHP's are case-insensitive. `type` names an object type of this library, or of another one as `php/streams:context`. */
export type Callee =
  | { readonly function: string | readonly string[] } // PHP global function
  | { readonly global: string | readonly string[] } // JS global function or class
  | { readonly export: string | readonly string[] } // export of the library's modules; `https#get`: of this one only
  | { readonly method: string | readonly string[]; readonly of: string } // method of an object of a type; `*`: one whose name is not known; of `*`: of any object, a name nobody else uses
  | { readonly invoke: string } // an object of this type, called itself
  | { readonly construct: string | readonly string[] } // `new`: PHP class, JS export or global
  | { readonly static: string | readonly string[]; readonly of: string | readonly string[] }; // static method of a PHP class or JS export/global; `*`: any that no other row names

/**
 * Where a value is found when a call is evaluated:
 * - `argument`: by position, counted from 0, or by PHP parameter `name`;
 * - `receiver`: the object whose method is called; `result`: what the call answers;
 * - `project`: a store of the whole project (`php.ini`, `axios.defaults`);
 * `path` leads on into it: `["defaults"]`, `["http"]`, or the text in another argument.
 * `as`: the argument is itself the value of this option (`fsockopen`'s `$timeout`).
 * `without`: a store that counts only where nothing, or null, is at that other place.
 * `unless: "url"`: not where the argument is text (a literal, a template, or an unknown whose name says it is an address);
 * `named`: an unknown argument counts only where its name holds one of these words (`request`).
 * `alone`: not where an options object follows it.
 * `unless: "function"`: not where it is a function. `last`: counted from the last argument.
 * `text`: the argument is text that holds options: `pairs` (`host=db connect_timeout=5`, a DSN, the query of an address), or a
 * `command` line (`curl.--max-time`, `curl.address`; `curl.timeout`: it runs under `timeout`); `words`: the argument that lists its further words.
 * `ifKnown`: what stands there and is not known (a proxy, a transport of one's own) counts as nothing set.
 */
export type Where =
  | {
      readonly argument: number;
      readonly name?: string;
      readonly path?: readonly PathKey[];
      readonly unless?: "url" | "function";
      readonly alone?: boolean;
      readonly named?: readonly string[];
      readonly as?: string;
      readonly ifKnown?: boolean;
      readonly text?: "pairs" | "command";
      readonly words?: number;
    }
  | { readonly receiver: true; readonly path?: readonly PathKey[] }
  | { readonly result: true; readonly path?: readonly PathKey[] }
  | { readonly project: string; readonly path?: readonly PathKey[]; readonly without?: Where };

export type PathKey = string | { readonly argument: number; readonly name?: string };
