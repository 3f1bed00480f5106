import type { FunctionNode } from "../program/nodes.ts";
import type { CallFlow } from "./call-flows.ts";
import type { Flows } from "./flows.ts";
import type { Models } from "./models.ts";
import { bodyTokens } from "./tokens.ts";

/** How a class calls the constructor of a rule's class above it. */
const INHERITED: readonly string[] = ["f:__construct", "f:super"];

/** What is known of a file by names alone. */
export interface Names {
  readonly models: Models;
  readonly flows: Flows;
  /** The token stands for a rule's object, or for something that holds one. */
  isObject(token: string): boolean;
  isCarrier(token: string): boolean;
  /** A wrapper whose callers are asked for, called or handed on as a value. */
  isWrapper(token: string): boolean;
  isRuleOfProject(id: string): boolean;
  /** The function stands in a class that has a rule's class above it. */
  inherits(node: FunctionNode): boolean;
  /** Where words stand that alone say little (`copy`), with the second sign that makes them hints. */
  hints(): readonly number[];
}

/** Whether a function, or one inside it, waits or calls a wrapper whose callers are asked for. */
export function mayWait(node: FunctionNode, names: Names): boolean {
  const { models, flows } = names;
  const tokens = bodyTokens(node);
  const isNear = (id: string) =>
    !models.isAmbiguous(id) || flows.hasAddress || names.hints().some((at) => at >= node.start && at < node.end);
  const waits = (token: string) => token.startsWith("r:") && models.waits(token.slice(2)) && isNear(token.slice(2));
  if (tokens.some((token) => waits(token) || names.isWrapper(token))) return true;
  const isWaitingName = (token: string) => token === "f:*" || (token.startsWith("f:") && models.waitingNames.has(token.slice(2)));
  if (names.inherits(node) && tokens.some((token) => INHERITED.includes(token) || isWaitingName(token))) return true;
  return flows.callsWithin(node).some((call) => callWaits(call, names, isNear));
}

function callWaits(call: CallFlow, names: Names, isNear: (id: string) => boolean): boolean {
  const { calls, callee, calleeTokens, makers, handsOn, handsFunction } = call;
  const { models, flows } = names;
  // A function of the project, or one of a rule (`feof`), is given a rule's object.
  if (handsOn.some((token) => names.isObject(token)) && (!call.isRule || models.waitingNames.has(callee))) return true;
  if (handsFunction && flows.functions.some(({ name, tokens }) => name === callee && tokens.some((token) => names.isCarrier(token))))
    return true;
  // What makes a rule's object may be followed by a call by name: `call_user_func('curl_exec', $handle)`.
  if (calls === "function")
    return calleeTokens.some((token) => {
      const id = token.slice(2);
      return (
        token.startsWith("r:") &&
        (names.isRuleOfProject(id) || (id.startsWith("function#") && models.knows(id) && models.carries(id) && isNear(id)))
      );
    });
  if (calls === "method" && callee !== "*" && !models.waitingNames.has(callee)) return false;
  return (
    calleeTokens.some((token) => names.isObject(token)) ||
    makers.some((name) => names.isCarrier(`c:${name}`)) ||
    (calls === "method" && models.tellingNames.has(callee))
  );
}
