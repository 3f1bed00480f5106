// Cuts fixtures into pieces that stand alone, with what is expected of the calls in them.
import { readdirSync, readFileSync } from "node:fs";

const EXPECTATION = /^\s*(?:\/\/|#|<!--)\s*(expect|todo): (.+?)\s*(?:-->)?\s*$/;
const SETTING = /^\s*(?:\/\/|#)\s*(?:config|fix|package\.json): /;

/** Files of a library's fixtures; `fixed`: the text of the neighbour, if it has one. */
export function readFixtures(id) {
  const directory = `fixtures/${id}`;
  const names = list(directory);
  return names
    .filter((name) => !/\.fixed\./.test(name))
    .map((name) => {
      const neighbour = name.replace(/\.[^.]+$/, ".fixed$&");
      return {
        name,
        text: readFileSync(`${directory}/${name}`, "utf8"),
        ...(names.includes(neighbour) ? { fixed: readFileSync(`${directory}/${neighbour}`, "utf8") } : {}),
      };
    });
}

function list(directory) {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}

/** Pieces between blank lines at the left margin: `text` without what is only for tests, `expected` the words above its calls. */
export function cutChunks(text) {
  const pieces = [[]];
  let isBlank = false;
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    if (/^<\?php\s*(?:declare.*)?$/.test(line) || SETTING.test(line)) continue;
    const isTop = /^[^\s)}\]]/.test(line);
    if (isBlank && isTop) pieces.push([]);
    isBlank = line.trim() === "";
    pieces.at(-1).push(line);
  }
  return pieces
    .map((lines) => ({
      expected: lines.flatMap((line) => {
        const found = EXPECTATION.exec(line);
        return found === null ? [] : [{ isTodo: found[1] === "todo", words: found[2].split(/\s+/) }];
      }),
      text: lines
        .filter((line) => !EXPECTATION.test(line))
        .join("\n")
        .trim(),
      lines,
    }))
    .filter(({ text: shown }) => shown !== "");
}

/** The piece with what it needs of those before it: imports, and what it names. */
export function withNeeds(chunks, at) {
  const needed = [at];
  const texts = () => needed.map((one) => chunks[one].text).join("\n");
  for (let before = at - 1; before >= 0; before--) {
    const defined = definedBy(chunks[before].text);
    const shown = texts();
    if (defined.some((name) => new RegExp(`(?<![\\w$])${name.replace(/[$\\]/g, "\\$&")}(?!\\w)`).test(shown))) needed.unshift(before);
  }
  return needed;
}

function definedBy(text) {
  return [
    ...[...text.matchAll(/^(?:export )?(?:const|let|var) (\w+)/gm)].map(([, name]) => name),
    ...[...text.matchAll(/^(?:const|let|var) \{([^}]+)\}/gm)].flatMap(([, names]) => names.match(/\w+/g) ?? []),
    ...[...text.matchAll(/^import ([^;]+?) from/gm)].flatMap(([, names]) => names.match(/\w+/g) ?? []),
    ...[...text.matchAll(/^use (?:function |const )?[\w\\]*?(\w+)(?: as (\w+))?;/gm)].map(([, name, alias]) => alias ?? name),
    ...[...text.matchAll(/^(\$\w+)\s*=/gm)].map(([, name]) => name),
    ...[...text.matchAll(/^(?:export )?(?:default )?(?:async )?(?:abstract |final )?(?:function|class|interface|trait) (\w+)/gm)].map(
      ([, name]) => name,
    ),
  ];
}
