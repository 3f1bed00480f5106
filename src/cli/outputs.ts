import { isAgent } from "./agents.ts";
import type { Io } from "./io.ts";
import type { Options, Output } from "./options.ts";

/** Where nobody says otherwise: people read stylish, agents one line each; GitHub's runner gets its annotations beside it. */
export function chooseOutputs({ outputs, inventory }: Pick<Options, "outputs" | "inventory">, io: Io): readonly Output[] {
  const chosen: readonly Output[] =
    outputs.length > 0 ? outputs : [{ format: !inventory && !io.out.isTerminal && isAgent(io.env) ? "agent" : "stylish", file: undefined }];
  const isAnnotated = io.env["GITHUB_ACTIONS"] === "true" && !inventory && chosen.every(({ format }) => format !== "github");
  const hasStylish = chosen.some(({ format, file }) => format === "stylish" && file === undefined);
  return isAnnotated && hasStylish ? [...chosen, { format: "github", file: undefined }] : chosen;
}
