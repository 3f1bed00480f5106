/** The script of the inventory's page. Everything it shows comes from the data beside it, and goes in as text, never as markup. */

interface Call {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly verdict: string;
  readonly library: string;
  readonly group: string;
  readonly call: string;
  readonly message: string;
  /** Seconds; -1: for ever; null: not known. */
  readonly worst: number | null;
  readonly bucket: string;
  readonly folder: string;
  readonly open: readonly string[];
  readonly limits: readonly (readonly [phase: string, text: string])[];
  readonly steps: readonly (readonly [place: string, text: string])[];
  readonly callers: readonly (readonly [place: string, verdict: string])[];
  readonly notes: readonly string[];
  readonly fix: readonly [flag: string, text: string] | null;
  readonly state: string;
}

const RANKS = ["unbounded", "partial", "default", "unknown", "bounded"];
const PAGE = 200;

const data = document.getElementById("data");
const calls: readonly Call[] = data === null ? [] : JSON.parse(data.textContent ?? "[]");

/** One value per kind of filter; the text is looked for in everything. */
const filters = new Map<string, string>();
let sortedBy = "verdict";
let descending = false;
let shown = PAGE;

const compare: { readonly [column: string]: (a: Call, b: Call) => number } = {
  verdict: (a, b) => RANKS.indexOf(a.verdict) - RANKS.indexOf(b.verdict),
  place: byPlace,
  library: (a, b) => byText(a.library, b.library),
  call: (a, b) => byText(a.call, b.call),
  wait: (a, b) => weight(b) - weight(a),
};

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byPlace(a: Call, b: Call): number {
  return byText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

function weight({ worst }: Call): number {
  return worst === null ? -1 : worst < 0 ? Number.POSITIVE_INFINITY : worst;
}

function matches(call: Call, kind: string, wanted: string): boolean {
  switch (kind) {
    case "verdict":
      return call.verdict === wanted;
    case "library":
      return call.library === wanted;
    case "bucket":
      return call.bucket === wanted;
    case "folder":
      return call.folder === wanted;
    case "open":
      return call.open.includes(wanted);
    default:
      return textOf(call).includes(wanted.toLowerCase());
  }
}

const texts = new Map<Call, string>();
function textOf(call: Call): string {
  let text = texts.get(call);
  if (text === undefined) {
    text =
      `${call.file}:${call.line} ${call.library} ${call.group} ${call.call} ${call.verdict} ${call.message} ${call.state}`.toLowerCase();
    texts.set(call, text);
  }
  return text;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = "", text = ""): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  if (text !== "") made.textContent = text;
  return made;
}

/** What stands in backticks is code. */
function sentence(text: string): HTMLElement {
  const made = element("p");
  for (const [at, part] of text.split("`").entries()) made.append(at % 2 === 1 ? element("code", "", part) : part);
  return made;
}

function list(title: string, items: readonly (readonly [string, string])[]): readonly HTMLElement[] {
  if (items.length === 0) return [];
  const made = element("ol");
  for (const [place, text] of items) {
    const item = element("li");
    if (place !== "") item.append(element("code", "place", place), " ");
    const told = sentence(text);
    item.append(...told.childNodes);
    made.append(item);
  }
  return [element("h4", "", title), made];
}

function details(call: Call): HTMLElement {
  const made = element("div", "details");
  made.append(sentence(call.message));
  const limits = element("dl");
  for (const [phase, text] of call.limits) limits.append(element("dt", "", phase), element("dd", "", text));
  made.append(
    limits,
    ...list("Evidence", call.steps),
    ...list("Called from", call.callers),
    ...list(
      "Notes",
      call.notes.map((note) => ["", note] as const),
    ),
  );
  if (call.fix !== null) {
    const [flag, text] = call.fix;
    made.append(element("h4", "", `Fix (${flag})`), element("pre", "", text));
  }
  return made;
}

function row(call: Call, number: number): readonly HTMLTableRowElement[] {
  const made = element("tr");
  const id = `call-${number}`;
  const verdict = element("td");
  verdict.append(element("span", `badge ${call.verdict}`, call.verdict));
  const place = element("td");
  const toggle = element("button", "place", `${call.file}:${call.line}`);
  toggle.type = "button";
  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-controls", id);
  place.append(toggle);
  if (call.state !== "") place.append(" ", element("span", "state", call.state));
  const wait = element("td", "wait", call.worst === null ? "not known" : call.worst < 0 ? "for ever" : seconds(call.worst));
  const code = element("td");
  code.append(element("code", "", call.call));
  made.append(verdict, place, element("td", "", call.library), code, wait);

  const more = element("tr");
  more.id = id;
  more.hidden = true;
  const cell = element("td");
  cell.colSpan = 5;
  more.append(cell);
  toggle.addEventListener("click", () => {
    if (cell.childNodes.length === 0) cell.append(details(call));
    more.hidden = !more.hidden;
    toggle.setAttribute("aria-expanded", String(!more.hidden));
  });
  return [made, more];
}

function seconds(value: number): string {
  const rounded = value >= 10 ? Math.round(value) : Math.round(value * 1000) / 1000;
  return `${rounded.toLocaleString("en")} s`;
}

function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

function render(): void {
  const found = calls.filter((call) => [...filters].every(([kind, wanted]) => matches(call, kind, wanted)));
  const order = compare[sortedBy] ?? byPlace;
  const sorted = found.sort((a, b) => (descending ? -1 : 1) * order(a, b) || byPlace(a, b));
  find("rows").replaceChildren(...sorted.slice(0, shown).flatMap((call, at) => row(call, at)));
  find("count").textContent = `${found.length.toLocaleString("en")} of ${calls.length.toLocaleString("en")} calls`;
  const more = find("more");
  more.hidden = sorted.length <= shown;
  more.textContent = `Show ${Math.min(PAGE, sorted.length - shown).toLocaleString("en")} more`;
  const clear = find("clear");
  clear.hidden = filters.size === 0;
  for (const button of document.querySelectorAll<HTMLElement>("[data-filter]"))
    button.setAttribute("aria-pressed", String(filters.get(button.dataset["filter"] ?? "") === button.dataset["value"]));
  for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-kind]"))
    select.value = filters.get(select.dataset["kind"] ?? "") ?? "";
  for (const header of document.querySelectorAll<HTMLElement>("th[data-column]"))
    header.setAttribute("aria-sort", header.dataset["column"] !== sortedBy ? "none" : descending ? "descending" : "ascending");
}

function setFilter(kind: string, value: string): void {
  if (value === "") filters.delete(kind);
  else filters.set(kind, value);
  shown = PAGE;
  render();
}

function listen(): void {
  const search = find("search");
  if (search instanceof HTMLInputElement) search.addEventListener("input", () => setFilter("text", search.value.trim()));
  for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-kind]"))
    select.addEventListener("change", () => setFilter(select.dataset["kind"] ?? "", select.value));
  for (const button of document.querySelectorAll<HTMLElement | SVGElement>("[data-filter]")) {
    const press = () => {
      const { filter = "", value = "" } = button.dataset;
      setFilter(filter, filters.get(filter) === value ? "" : value);
      if (filters.has(filter)) find("calls").scrollIntoView({ block: "start" });
    };
    button.addEventListener("click", press);
    // Bars of a drawing are no buttons by themselves.
    if (!(button instanceof HTMLButtonElement))
      button.addEventListener("keydown", (event) => {
        if (!(event instanceof KeyboardEvent) || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        press();
      });
  }
  for (const header of document.querySelectorAll<HTMLElement>("th[data-column]"))
    header.querySelector("button")?.addEventListener("click", () => {
      const column = header.dataset["column"] ?? "";
      descending = column === sortedBy && !descending;
      sortedBy = column;
      render();
    });
  find("more").addEventListener("click", () => {
    shown += PAGE;
    render();
  });
  find("clear").addEventListener("click", () => {
    filters.clear();
    if (search instanceof HTMLInputElement) search.value = "";
    render();
    search.focus();
  });
  find("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const isDark =
      root.dataset["theme"] === "dark" || (root.dataset["theme"] === undefined && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset["theme"] = isDark ? "light" : "dark";
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "Escape" && event.target === search) setFilter("text", "");
  });
}

listen();
render();
