/** The keys that lead to an option: `http.timeout` is two; a dot that belongs to a key itself is written `\.`. */
export function optionKeys(option: string): readonly string[] {
  return option.split(/(?<!\\)\./).map((key) => key.replaceAll("\\.", "."));
}
