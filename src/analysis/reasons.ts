import type { PhaseStatus } from "./observation.ts";
import type { Project } from "./project.ts";

/** Why a limit is not known, for the report: what kind of thing it depends on, a colon, and its name. */
export function reasonOf(project: Project, { why, symbol = "", origin }: PhaseStatus & { kind: "unknown" }): string {
  const [, file, id, index] = /^\??parameter:(.*):(\d+):(\d+)/.exec(symbol) ?? [];
  if (file !== undefined) {
    const node = project.unit(file)?.program.functions.find((each) => String(each.id) === id);
    return `parameter:${node?.parameters[Number(index)]?.name.replace(/^\*.*/, "options") ?? why}`;
  }
  if (/^\??(?:rest|spread):/.test(symbol)) return "parameter:…";
  if (/^\??(?:this|instance):/.test(symbol)) return `receiver:${/\.([\w$]+)\??$/.exec(symbol)?.[1] ?? why}`;
  if (/^\??switch:/.test(symbol)) return `switch:${why}`;
  if (/^\??fuel/.test(symbol)) return "fuel:";
  if (/^\??overflow/.test(symbol)) return `overflow:${why}`;
  const [, module] = /^\??import:(.*)#/.exec(symbol) ?? [];
  if (module !== undefined) return `import:${why}`;
  return `${origin ?? "expression"}:${why}`;
}
