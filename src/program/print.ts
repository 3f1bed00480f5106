import type { Argument, ClassNode, Expression, FunctionNode, Literal, ObjectEntry, Parameter, Program, Statement } from "./nodes.ts";

/** A program as text, for tests and debugging: one statement a line, bodies indented. */
export function printProgram(program: Program): string {
  return printStatements(program.body, "");
}

export function printStatements(statements: readonly Statement[], indent = ""): string {
  return statements.map((statement) => `${indent}${printStatement(statement, indent)}\n`).join("");
}

export function printStatement(statement: Statement, indent = ""): string {
  const block = (body: readonly Statement[]) => (body.length === 0 ? "{}" : `{\n${printStatements(body, `${indent}  `)}${indent}}`);
  switch (statement.kind) {
    case "expression":
      return printExpression(statement.value, indent);
    case "branch":
      return `if ${printExpression(statement.test, indent)} ${block(statement.then)}${statement.otherwise.length > 0 ? ` else ${block(statement.otherwise)}` : ""}`;
    case "loop": {
      const test = statement.test === undefined ? "" : ` while ${printExpression(statement.test, indent)}`;
      const update = statement.update === undefined ? "" : ` then ${printExpression(statement.update, indent)}`;
      return `loop ${statement.label}${statement.bodyFirst ? "" : test}${update} ${block(statement.body)}${statement.bodyFirst ? test : ""}`;
    }
    case "each": {
      const targets = [statement.key, statement.value].flatMap((target) => (target === undefined ? [] : [printExpression(target, indent)]));
      const how = `${statement.isAwait ? "await " : ""}${printExpression(statement.over, indent)} as ${statement.byReference ? "&" : ""}${targets.join(", ")}`;
      return `each ${statement.label} ${how} ${block(statement.body)}`;
    }
    case "block":
      return `${statement.label ?? "block"} ${block(statement.body)}`;
    case "exit":
      return [statement.how, statement.label, statement.value && printExpression(statement.value, indent)].filter(Boolean).join(" ");
    case "try": {
      const handler = statement.handler === undefined ? "" : ` catch ${statement.parameter ?? ""}${block(statement.handler)}`;
      return `try ${block(statement.body)}${handler}${statement.finalizer === undefined ? "" : ` finally ${block(statement.finalizer)}`}`;
    }
    case "declare":
      return `declare ${statement.variable === undefined ? "" : `${statement.variable} = `}${printExpression(statement.value, indent)}`;
  }
}

export function printExpression(expression: Expression, indent = ""): string {
  const print = (child: Expression) => printExpression(child, indent);
  const list = (children: readonly Expression[]) => children.map(print).join(", ");
  switch (expression.kind) {
    case "literal":
      return printLiteral(expression);
    case "template":
      return `text(${list(expression.parts)})`;
    case "name":
      return `$${expression.variable}`;
    case "reference":
      return `<${expression.candidates.join("|")}>`;
    case "object":
      return `${expression.byValue ? "" : "ref"}[${expression.entries.map((entry) => printEntry(entry, print)).join(", ")}]`;
    case "member":
      return `${print(expression.object)}${expression.optional ? "?" : ""}${expression.creates === undefined ? "." : ""}[${print(expression.key)}]`;
    case "call":
      return `${expression.isNew ? "new " : ""}${print(expression.callee)}${expression.optional ? "?." : ""}(${expression.arguments.map((argument) => printArgument(argument, print)).join(", ")})`;
    case "function":
      return printFunction(expression, indent);
    case "class":
      return printClass(expression, indent);
    case "unary":
      return `${expression.operator}(${print(expression.operand)})`;
    case "binary":
    case "logical":
      return `(${print(expression.left)} ${expression.operator} ${print(expression.right)})`;
    case "conditional":
      return `(${print(expression.test)} ? ${print(expression.then)} : ${print(expression.otherwise)})`;
    case "assign":
      return `${print(expression.target)} = ${print(expression.value)}`;
    case "alias":
      return `${print(expression.target)} =& ${print(expression.source)}`;
    case "remove":
      return `remove ${print(expression.target)}`;
    case "await":
      return `await ${print(expression.value)}`;
    case "sequence":
      return `(${list(expression.expressions)})`;
    case "unknown":
      return `?${expression.what}(${list(expression.children)})`;
  }
}

function printLiteral({ value }: Literal): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function printEntry(entry: ObjectEntry, print: (expression: Expression) => string): string {
  if (!entry.spread) return entry.key === undefined ? print(entry.value) : `${print(entry.key)}: ${print(entry.value)}`;
  return `...${print(entry.value)}${entry.except.length > 0 ? ` except ${entry.except.join(" ")}` : ""}`;
}

function printArgument(argument: Argument, print: (expression: Expression) => string): string {
  return `${argument.spread ? "..." : ""}${argument.name === undefined ? "" : `${argument.name}: `}${print(argument.value)}`;
}

function printFunction(node: FunctionNode, indent: string): string {
  const marks = [node.isAsync ? "async" : "", node.isGenerator ? "generator" : "", node.bindsThis ? "" : "lexical"]
    .filter((mark) => mark !== "")
    .join(" ");
  const head = `${marks === "" ? "" : `${marks} `}function ${node.name ?? ""}(${node.parameters.map((parameter) => printParameter(parameter, indent)).join(", ")})`;
  const returns = node.returns.length === 0 ? "" : `: ${node.returns.join("|")}`;
  if (node.body === undefined) return `${head}${returns}`;
  return `${head}${returns} {${node.body.length === 0 ? "" : `\n${printStatements(node.body, `${indent}  `)}${indent}`}}`;
}

function printParameter(parameter: Parameter, indent: string): string {
  const types = parameter.types.length === 0 ? "" : `${parameter.types.join("|")} `;
  const marks = `${parameter.byReference ? "&" : ""}${parameter.rest ? "..." : ""}${parameter.promotes === undefined ? "" : "this."}`;
  return `${types}${marks}${parameter.variable}${parameter.defaultValue === undefined ? "" : ` = ${printExpression(parameter.defaultValue, indent)}`}`;
}

function printClass(node: ClassNode, indent: string): string {
  const inner = `${indent}  `;
  const related = (word: string, classes: readonly Expression[]) =>
    classes.length === 0 ? "" : ` ${word} ${classes.map((item) => printExpression(item)).join(", ")}`;
  const head = `${node.isAbstract ? "abstract " : ""}class ${node.name ?? ""}${related("extends", node.parent === undefined ? [] : [node.parent])}${related("implements", node.interfaces)}${related("uses", node.traits)}`;
  const fields = node.fields.map((field) => {
    const types = field.types.length === 0 ? "" : `${field.types.join("|")} `;
    return `${inner}${field.isPrivate ? "private " : ""}${field.isStatic ? "static " : ""}${types}${field.name}${field.value === undefined ? "" : ` = ${printExpression(field.value, inner)}`}\n`;
  });
  const methods = node.methods.map((method) => {
    const marks = `${method.isPrivate ? "private " : ""}${method.isStatic ? "static " : ""}${method.kind === "method" ? "" : `${method.kind} `}`;
    return `${inner}${marks}${printFunction(method.function, inner)}\n`;
  });
  return `${head} {${fields.length + methods.length === 0 ? "" : `\n${fields.join("")}${methods.join("")}${indent}`}}`;
}
