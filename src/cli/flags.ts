import { FORMATS } from "../report/formats.ts";

/** Every flag once: parsing, `--help` and the README's list come from here. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; without it, the flag takes none. */
  readonly value?: string;
  /** The value may be left out; it comes after `=` only. */
  readonly isOptional?: boolean;
  /** May be given again, or as a list with commas; otherwise the last one counts. */
  readonly isList?: boolean;
  readonly about: string;
}

export const FLAG_SECTIONS: readonly { readonly title: string; readonly flags: readonly Flag[] }[] = [
  {
    title: "Configuration",
    flags: [
      { name: "config", short: "c", value: "file", about: "use this configuration file" },
      { name: "no-config", about: "use no configuration file" },
      { name: "init", about: "look at the repository, write a configuration and a baseline" },
      { name: "print-config", about: "show the configuration in force, for a file if one is named" },
      { name: "list-files", about: "show which files are looked at" },
    ],
  },
  {
    title: "What counts",
    flags: [
      { name: "severity", value: "code=level,...", isList: true, about: "level of a finding code: error, warning, off" },
      { name: "library", value: "id", isList: true, about: "only these libraries: php/curl, js/*" },
      { name: "ignore-library", value: "id", isList: true, about: "without these libraries" },
      {
        name: "group",
        value: "name",
        isList: true,
        about: "report these groups: http, rpc, socket, mail, directory, database, cache, queue, process, or all",
      },
      { name: "accept-default-seconds", value: "n", about: "accept a mere default limit up to this (60)" },
      { name: "max-seconds", value: "n", about: "report longer limits as too-long" },
      { name: "preset", value: "name", about: "recommended, strict or all" },
      { name: "runtime", value: "name", about: "where the JavaScript runs: node, browser, deno, bun, edge, react-native, universal" },
      { name: "quiet", about: "show errors only" },
      { name: "max-warnings", value: "n", about: "exit with 1 if there are more warnings" },
    ],
  },
  {
    title: "Files",
    flags: [
      { name: "ext", value: "list", isList: true, about: "only files with these extensions: php,ts" },
      { name: "ignore-pattern", value: "pattern", isList: true, about: "also ignore these, in .gitignore's syntax" },
      { name: "no-ignore", about: "look at what .gitignore and the configuration ignore, and at paths named below node_modules or vendor" },
      { name: "no-error-on-unmatched-pattern", about: "a path or glob that matches nothing is no mistake" },
      { name: "changed", about: "report only what is in files changed since the last commit, or made bad by them" },
      { name: "since", value: "ref", about: "with --changed: since the branch left this commit, branch or tag" },
      { name: "staged", about: "report only what is staged, as it is staged" },
      { name: "shard", value: "i/n", about: "report the i-th of n parts; together they are the whole" },
      { name: "stdin", about: "read one file from standard input; with --fix, its fixed text goes to standard output" },
      { name: "stdin-filename", value: "path", about: "its name" },
    ],
  },
  {
    title: "Fixing",
    flags: [
      { name: "fix", about: "apply the fixes that only add a limit" },
      { name: "unsafe-fixes", about: "also those that add control flow or change an explicit value" },
      { name: "diff", about: "show what would be changed, write nothing, exit with 1 if there is anything" },
      { name: "fix-code", value: "code", isList: true, about: "fix only findings of these codes" },
      { name: "seconds", value: "n", about: "the total limit that fixes set (30)" },
      { name: "connect-seconds", value: "n", about: "the connect limit that fixes set (10)" },
    ],
  },
  {
    title: "Adopting",
    flags: [
      {
        name: "generate-baseline",
        value: "file",
        isOptional: true,
        about: "accept all present findings: write them into timeout-lint-baseline.json, or this file",
      },
      { name: "prune-baseline", about: "take out of the baseline what has been repaired; adds nothing" },
      { name: "baseline", value: "file", about: "use this baseline" },
      { name: "ignore-baseline", about: "report what the baseline accepts, too" },
      { name: "no-inline-config", about: "ignore suppression comments" },
      {
        name: "report-unused-disable-directives",
        value: "level",
        about: "level of suppression comments that suppress nothing: error, warning (default), off",
      },
    ],
  },
  {
    title: "Output",
    flags: [
      {
        name: "format",
        short: "f",
        value: "name[=file]",
        isList: true,
        about: `${FORMATS.join(", ")}; several, if all but one go to files`,
      },
      { name: "inventory", about: "show every outbound call with its verdict" },
      { name: "statistics", about: "add a table of calls by library" },
      { name: "verbose", about: "leave nothing out; with --env-info, say why each file was parsed" },
      { name: "color", about: "with colours, terminal or not" },
      { name: "no-color", about: "without colours" },
    ],
  },
  {
    title: "Analysis",
    flags: [
      { name: "types", about: "ask TypeScript for the types of receivers (four to seven times slower, rarely tells more)" },
      { name: "cache", about: "take over the last result where nothing it rests on has changed" },
      { name: "cache-location", value: "file", about: "where to keep it (node_modules/.cache/timeout-lint, or .timeout-lint-cache)" },
      {
        name: "concurrency",
        value: "n",
        about: "threads: a number, auto (default: two for a large tree of both languages) or off; the result is the same",
      },
      { name: "no-follow", about: "judge each file alone (a debugging aid)" },
    ],
  },
  {
    title: "Information",
    flags: [
      { name: "explain", value: "what", about: "a place (src/a.php:42), a library (php/curl) or a code (partial)" },
      { name: "list-libraries", about: "show the libraries that are known" },
      { name: "json", about: "with --list-libraries: as JSON" },
      { name: "env-info", about: "show versions and paths, for bug reports" },
      { name: "help", short: "h", about: "show this" },
      { name: "version", short: "v", about: "show the version" },
    ],
  },
];

export const FLAGS: readonly Flag[] = FLAG_SECTIONS.flatMap(({ flags }) => flags);
