import type { Call, Expression } from "../program/nodes.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Root } from "./root.ts";
import { tokensIn } from "./tokens.ts";
import { addresses, constantKey } from "./values.ts";

/**
 * `function_exists('stream_set_timeout')`, `method_exists($client, 'setTimeout')`, `defined('CURLOPT_TIMEOUT_MS')`: older
 * versions lack it. What only sets something is taken to be there; what waits has another way beside it, which counts too.
 */
export function isThere(root: Root, frame: Frame, test: Call): boolean {
  const [name, second] = test.arguments.map(({ value }) => value);
  if (test.callee.kind !== "reference" || !name) return false;
  const { models } = root.project;
  const asks = (id: string) => test.callee.kind === "reference" && test.callee.candidates.includes(`function#${id}`);
  if (asks("function_exists") || asks("is_callable")) {
    const asked = constantKey(evaluate(root, frame, name));
    return asked !== undefined && models.onlySets(`function#${asked.toLowerCase()}`);
  }
  if (asks("method_exists") && second) {
    const asked = constantKey(evaluate(root, frame, second));
    return addresses(evaluate(root, frame, name)).some((address) => {
      const type = root.thing(address)?.type;
      return type !== undefined && asked !== undefined && models.onlySets(`method:${type}.${asked.toLowerCase()}()`);
    });
  }
  if (!asks("defined")) return false;
  const asked = constantKey(evaluate(root, frame, name));
  return asked !== undefined && models.constant(asked) !== undefined;
}

/** `substr(PHP_OS, 0, 3) != 'WIN'`, `DIRECTORY_SEPARATOR === '\\'`, `PHP_OS_FAMILY === 'Windows'`. */
export function asksForWindows(test: Expression & { readonly kind: "binary" }): boolean {
  return [
    [test.left, test.right],
    [test.right, test.left],
  ].some(
    ([name, text]) =>
      text?.kind === "literal" && WINDOWS.test(String(text.value)) && tokensIn(name ? [name] : []).some((token) => SYSTEM.test(token)),
  );
}

const WINDOWS = /^(?:win\w*|\\)$/i;
const SYSTEM = /^r:constant#(?:.*\\)?(?:PHP_OS|PHP_OS_FAMILY|DIRECTORY_SEPARATOR)$/;
