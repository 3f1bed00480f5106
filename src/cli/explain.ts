import { type AssumedVersion, createAssumedVersions } from "../assumed-versions.ts";
import { libraries } from "../catalogue.ts";
import { type Entry, FINDING_CODES } from "../finding/finding.ts";
import { didYouMean } from "../finding/suggest.ts";
import { toPosix } from "../host/paths.ts";
import { codePage } from "../report/code-page.ts";
import type { ReportContext } from "../report/context.ts";
import { explainPlace } from "../report/explain.ts";
import { libraryPage } from "../report/library-page.ts";
import { pageText } from "../report/page.ts";
import { createPaint } from "../report/paint.ts";
import { run } from "../run.ts";
import { UsageError } from "./arguments.ts";
import { type Io, wantsColor } from "./io.ts";
import type { Options } from "./options.ts";
import { openSession, openSources, toRunOptions } from "./session.ts";
import { VERSION } from "./version.ts";

/** A place, a library or a finding code. */
export async function explain(what: string, io: Io, options: Options): Promise<number> {
  const place = /^(.+?):(\d+)(?::\d+)?$/.exec(what);
  if (place !== null) return explainCallAt(place[1] ?? "", Number(place[2]), io, options);
  if (/^(?:php|js)\//.test(what)) {
    const library = libraries.find(({ id }) => id === what);
    if (library === undefined)
      throw new UsageError(
        `\`${what}\` is no library${
          didYouMean(
            what,
            libraries.map(({ id }) => id),
          ) || "; --list-libraries shows all."
        }`,
      );
    const { examples } = await import("../examples.ts");
    io.out.write(pageText(libraryPage(library, examples[library.id])));
    return 0;
  }
  const code = FINDING_CODES.find((known) => known === what);
  if (code === undefined)
    throw new UsageError(
      `--explain takes a place (\`src/a.php:42\`), a library (\`php/curl\`) or one of ${FINDING_CODES.join(", ")}, not \`${what}\`${didYouMean(what, FINDING_CODES) || "."}`,
    );
  io.out.write(pageText(codePage(code)));
  return 0;
}

function sayVersion({ name, version, from }: AssumedVersion): string {
  return version === undefined
    ? `\`${name}\` is taken to be the newest: no manifest names it`
    : `\`${name}\` is ${version}, as ${from} says`;
}

async function explainCallAt(file: string, line: number, io: Io, options: Options): Promise<number> {
  // Whoever asks about a call wants an answer, ignored or not, and whatever its group.
  const asked: Options = { ...options, fix: undefined, flags: { ...options.flags, looksAtAllGroups: true, respectIgnores: false } };
  const session = await openSession(io, asked, [file]);
  const result = run(toRunOptions(session));
  if (result.unmatched.length > 0) throw new UsageError(`\`${file}\`: no such file.`);
  const context: ReportContext = {
    result,
    sources: openSources(session.host),
    quiet: false,
    verbose: true,
    statistics: false,
    fixSeconds: session.config.fix.seconds,
    paint: createPaint(wantsColor(io.out, io.env, options.color)),
    width: io.out.columns,
    version: VERSION,
    directory: "",
    project: "",
    baseline: session.baseline.file,
  };
  const versionsOf = createAssumedVersions(session.host);
  const versions = (entry: Entry) => {
    const library = [...session.config.libraries, ...libraries].find(({ id }) => id === entry.library);
    return library === undefined ? [] : versionsOf(library, entry.at.file).map(sayVersion);
  };
  io.out.write(explainPlace(toPosix(session.cwd, file), line, context, versions));
  return 0;
}
