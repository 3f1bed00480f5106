import { typedUnknown } from "./classes.ts";
import { instanceOf } from "./instances.ts";
import { constantKey, type Value } from "./values.ts";
import type { CallSite } from "./where.ts";

/** What containers are asked for an instance with: `container.get(ApiService)`, `inject(ApiService)`, `app(Client::class)`. */
const MAKES = /^(?:get|resolve|inject|make|makeWith|create|instance|getInstance|instantiate|app|service)$/i;

/** The project's own instance of the class that a container is asked for, or one of a rule's class that the container makes. */
export function instanceAsked({ root, frame, node, passed }: CallSite, name: string): Value | undefined {
  const [of, ...more] = passed[0]?.value ?? [];
  if (!of || more.length > 0 || !MAKES.test(name)) return undefined;
  if (of.kind === "class") return instanceOf(root, of);
  const { models } = root.project;
  const text = of.kind === "constant" && frame.unit.program.language === "php" ? constantKey([of]) : undefined;
  const id = of.kind === "reference" ? of.id : text?.includes("\\") ? `class#${text.replace(/^\\/, "").toLowerCase()}` : undefined;
  const type = id === undefined ? undefined : models.classType(id);
  if (id === undefined || type === undefined || !models.isClient(type)) return undefined;
  return typedUnknown(root, frame, [id], `asked:${frame.unit.file}:${node.start}`, "container");
}
