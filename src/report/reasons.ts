import { toCode } from "./escape.ts";

/** What a limit that is not known depends on, in words; other text is taken as it is. */
export function reasonText(reason: string): string {
  const [, kind = "", name = ""] = /^([a-z]+):(.*)$/s.exec(reason) ?? [];
  const shown = toCode(name);
  switch (kind) {
    case "parameter":
      return `it depends on what is passed as ${shown}, and no call in the project tells`;
    case "receiver":
      return `it depends on ${shown} of the object, and nothing in the project tells what that is`;
    case "captured":
    case "variable":
      return `what ${shown} holds here cannot be told`;
    case "call":
      return `what ${shown} answers cannot be told`;
    case "import":
      return `${shown} comes from a file that could not be followed`;
    case "switch":
      return `it depends on ${name}`;
    case "fuel":
      return "the code around it is too large to be followed to its end";
    case "overflow":
      return `${shown} can be too many things`;
    case "expression":
      return `what ${shown} holds here cannot be told`;
    default:
      return reason;
  }
}
