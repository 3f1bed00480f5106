// A run on the story's fixture as a terminal shows it, drawn as SVG: docs/run.svg, for the README.
const COLUMNS = 118;
const CHARACTER = 7.8;
const LINE = 18;
const PADDING = 16;
const CLASS = { 31: "red", 32: "green", 33: "yellow", 2: "dim", 1: "bold", 4: "underline" };
const END = { 39: ["red", "green", "yellow"], 22: ["dim", "bold"], 24: ["underline"] };

export async function picture(runCommand) {
  let out = "";
  const quiet = { isTerminal: false, columns: undefined, write: () => {} };
  const shown = { isTerminal: false, columns: COLUMNS, write: (text) => (out += text) };
  await runCommand(["--color"], {
    cwd: "fixtures/projects/story",
    env: {},
    out: shown,
    err: quiet,
    readInput: async () => Buffer.alloc(0),
  });
  const lines = ["$ npx timeout-lint", ...out.trimEnd().split("\n")];
  const width = Math.ceil(COLUMNS * CHARACTER + 2 * PADDING);
  const height = lines.length * LINE + 2 * PADDING;
  const state = new Set();
  const rows = lines.map(
    (line, at) => `<text x="${PADDING}" y="${PADDING + at * LINE + 13}" xml:space="preserve">${paint(line, state)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="A run of timeout-lint: six findings, each with its evidence and its fix">
<style>text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d7dce4}.red{fill:#ff7b85}.green{fill:#7ddb9a}.yellow{fill:#f2c94c}.dim{fill:#8f9bab}.bold{font-weight:bold}.underline{text-decoration:underline}</style>
<rect width="${width}" height="${height}" rx="10" fill="#171b22"/>
${rows.join("\n")}
</svg>
`;
}

function paint(line, state) {
  return line
    .split(/\x1b\[(\d+)m/)
    .map((part, at) => {
      if (at % 2 === 1) {
        if (CLASS[part]) state.add(CLASS[part]);
        for (const name of END[part] ?? []) state.delete(name);
        return "";
      }
      const text = part.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
      return text === "" ? "" : state.size === 0 ? text : `<tspan class="${[...state].join(" ")}">${text}</tspan>`;
    })
    .join("");
}
