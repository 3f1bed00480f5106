/**
 * What fixtures say of themselves: a comment on the line above a call, `// expect: partial php/curl phase.connect=10`.
 * `ok` is a call without finding (`bounded`, or `default` within what is accepted), `none` a line that holds no entry;
 * `|` separates what is all right, too. `todo:` is a known miss: counted, never failing. The finding's code is the
 * verdict's own, unless `code=` says otherwise (`none`: no finding).
 */

export interface Observed {
  readonly file: string;
  readonly line: number;
  readonly verdict: string;
  readonly library: string;
  /** `none`: no finding. */
  readonly code: string;
  readonly via: string | undefined;
  /** The line where the client of another call is made: it may go without. */
  readonly makes: boolean;
  /** `phase.connect`, `total`, `limit`, `leaks` as expectations write them. */
  readonly facts: { readonly [name: string]: string };
}

export interface Expected {
  readonly file: string;
  readonly line: number;
  readonly verdict: string;
  readonly library?: string;
  readonly code?: string;
  readonly via?: string;
  readonly facts?: { readonly [name: string]: string };
  readonly todo?: boolean;
}

const COMMENT = /^\s*(?:\/\/|#(?!\[)|<!--)\s*(.*?)\s*(?:-->)?\s*$/;

export function readExpectations(file: string, text: string): readonly Expected[] {
  const found: Expected[] = [];
  let waiting: readonly Expected[] = [];
  for (const [at, row] of text.split(/\r?\n/).entries()) {
    const comment = COMMENT.exec(row)?.[1];
    if (comment === undefined) {
      found.push(...waiting.map((expected) => ({ ...expected, line: at + 1 })));
      waiting = [];
    } else {
      const expectation = /^(expect|todo): (.+)$/.exec(comment);
      if (expectation !== null) waiting = [...waiting, readExpectation(file, at + 1, expectation[2] ?? "", expectation[1] === "todo")];
    }
  }
  return found;
}

function readExpectation(file: string, line: number, text: string, todo: boolean): Expected {
  const [verdict = "", ...words] = text.split(/\s+/);
  const library = words.find((word) => /^(?:php|js)\/[\w-]+$/.test(word));
  const { code, via, ...facts } = Object.fromEntries(
    words.filter((word) => word !== library).map((word) => [word.split("=")[0], word.split("=")[1] ?? "yes"]),
  );
  return { file, line, verdict, todo, facts, ...(library && { library }), ...(code && { code }), ...(via && { via }) };
}

/** One of the fixture's own settings: `// config: {…}`, `// fix: unsafe`, `// package.json: {…}`. */
export function readSetting(name: string, text: string): string | undefined {
  return new RegExp(`^(?://|#) ${name}: (.+)$`, "m").exec(text)?.[1];
}

export interface Comparison {
  readonly problems: readonly string[];
  /** How many known misses there are, and how many of these are none any more. */
  readonly todos: number;
  readonly met: readonly string[];
}

export function compare(expectations: readonly Expected[], observations: readonly Observed[]): Comparison {
  const left = new Set(observations);
  const problems: string[] = [];
  const met: string[] = [];
  // Those that name their library choose first.
  for (const expected of [...expectations].sort((a, b) => Number(b.library !== undefined) - Number(a.library !== undefined))) {
    const verdicts = expected.verdict.split("|");
    const here = [...left].filter(({ file, line }) => file === expected.file && line === expected.line);
    const best = here
      .map((observed) => ({ observed, problem: findDifference(expected, observed) }))
      .sort((a, b) => Number(a.problem !== undefined) - Number(b.problem !== undefined))[0];
    if (best !== undefined) left.delete(best.observed);
    const problem = best === undefined ? (verdicts.includes("none") ? undefined : "no entry here") : best.problem;
    const place = `${expected.file}:${expected.line}`;
    if (expected.todo === true) {
      if (problem === undefined) met.push(place);
    } else if (problem !== undefined) problems.push(`${place} should be ${expected.verdict} ${expected.library ?? ""}: ${problem}`);
  }
  for (const { file, line, verdict, library, code, via, makes } of left) {
    if (makes) continue;
    // Whether an argument that cannot make a call worse decides anything is nobody's business.
    if (via !== undefined && code === "none" && verdict === "bounded") continue;
    problems.push(`${file}:${line} is not annotated: ${verdict} ${library}${via === undefined ? "" : ` via ${via}`}, finding ${code}`);
  }
  return { problems: problems.sort(), todos: expectations.filter(({ todo }) => todo).length, met };
}

function findDifference(expected: Expected, observed: Observed): string | undefined {
  const { verdict, library, code, via, facts } = observed;
  const isOk = expected.verdict === "ok";
  const accepted = isOk ? ["bounded", "default"] : expected.verdict.split("|");
  if (!accepted.includes(verdict)) return `it is ${verdict} ${library}, finding ${code}`;
  if (expected.library !== undefined && expected.library !== library) return `it is of ${library}`;
  const codes = expected.code?.split("|") ?? [isOk || verdict === "bounded" || verdict === "unknown" ? "none" : verdict];
  if (!codes.includes(code)) return `the finding is ${code}, not ${codes.join(" or ")}`;
  // `call`, `Gateway::call` and PHP's `CALL` are one.
  if (expected.via !== undefined && expected.via.toLowerCase() !== via?.match(/\w+$/)?.[0].toLowerCase())
    return `it is ${via === undefined ? "no caller" : `via ${via}`}`;
  const wrong = Object.entries(expected.facts ?? {}).filter(([name, value]) => facts[name] !== value);
  return wrong.length === 0 ? undefined : wrong.map(([name, value]) => `${name} is ${facts[name] ?? "not there"}, not ${value}`).join(", ");
}
