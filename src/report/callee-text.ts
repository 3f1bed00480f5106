import type { CalleeFacts, LibraryFacts } from "./library-facts.ts";
import { join } from "./seconds.ts";

const MOST_NAMES = 12;

/** Who is called, in the language's own writing: `curl_exec()`, `Client->get()`, `axios.get()`, `new SoapClient()`. */
export function calleeText(callee: CalleeFacts, { id, types = {}, modules = [] }: LibraryFacts): string {
  const isPhp = id.startsWith("php/");
  const owner = typeof callee.of === "string" ? typeName(callee.of, types, modules) : "";
  const texts = namesOf(callee.function ?? callee.global).map((name) => `${name}()`);
  texts.push(...namesOf(callee.export).map((name) => `${/#(.+)$/.exec(name)?.[1] ?? name}()`));
  texts.push(...namesOf(callee.construct).map((name) => `new ${shortName(name)}()`));
  texts.push(...namesOf(callee.static).flatMap((name) => namesOf(callee.of).map((of) => `${shortName(of)}${isPhp ? "::" : "."}${name}()`)));
  if (callee.static === undefined)
    texts.push(
      ...namesOf(callee.method).map((name) => `${owner}${isPhp ? "->" : "."}${name === "*" ? "…" : name}()`),
      ...(callee.invoke === undefined ? [] : [`${typeName(callee.invoke, types, modules)}()`]),
    );
  const shown = texts.slice(0, MOST_NAMES).map((text) => `\`${text}\``);
  return join(texts.length > MOST_NAMES ? [...shown, `${texts.length - MOST_NAMES} more`] : shown);
}

function namesOf(names: string | readonly string[] | undefined): readonly string[] {
  return names === undefined ? [] : typeof names === "string" ? [names] : names;
}

/** An object is shown as its class, or as what the model calls it. */
function typeName(type: string, types: LibraryFacts["types"], modules: readonly string[]): string {
  const { exports = [], classes = [] } = types?.[type] ?? {};
  if (exports.includes("default") && modules.length === 1 && modules[0] !== undefined) return modules[0];
  const found = classes[0];
  return found === undefined ? type.replace(/^.*:/, "") : shortName(found);
}

function shortName(name: string): string {
  return name.split(/[\\#]/).at(-1) ?? name;
}
