import type { RuleVisitor } from "@eslint/core";
import type { CustomRuleDefinitionType, CustomRuleTypeDefinitions, CustomRuleVisitorWithExit } from "@eslint/plugin-kit";
import type * as PHP from "php-parser";
import type { Location } from "./locations.ts";
import type { PHPSourceCode } from "./source-code.ts";

export interface PHPLanguageOptions {
  /** The newest syntax accepted ("8.5"). */
  version?: string | undefined;
  /** Whether `<?` opens PHP; left out: where the file uses it so. */
  shortTags?: boolean | undefined;
  /** Lints what could be read of a file with syntax errors, instead of reporting the first of them (false). */
  tolerant?: boolean | undefined;
}

/** Any node; what else it has depends on its kind. */
export interface PHPNode {
  kind: string;
  loc?: Location;
  [field: string]: unknown;
}

export interface PHPProgram extends PHPNode {
  kind: "program";
}

/** The kinds of nodes and what php-parser says of them. */
export interface PHPNodes {
  array: PHP.Array;
  arrowfunc: PHP.ArrowFunc;
  assign: PHP.Assign;
  assignref: PHP.AssignRef;
  attrgroup: PHP.AttrGroup;
  attribute: PHP.Attribute;
  bin: PHP.Bin;
  block: PHP.Block;
  boolean: PHP.Boolean;
  break: PHP.Break;
  byref: PHP.ByRef;
  call: PHP.Call;
  case: PHP.Case;
  cast: PHP.Cast;
  catch: PHP.Catch;
  class: PHP.Class;
  classconstant: PHP.ClassConstant;
  clone: PHP.Clone;
  closure: PHP.Closure;
  constant: PHP.Constant;
  constantstatement: PHP.ConstantStatement;
  continue: PHP.Continue;
  declare: PHP.Declare;
  declaredirective: PHP.DeclareDirective;
  do: PHP.Do;
  echo: PHP.Echo;
  empty: PHP.Empty;
  encapsed: PHP.Encapsed;
  encapsedpart: PHP.EncapsedPart;
  entry: PHP.Entry;
  enum: PHP.Enum;
  enumcase: PHP.EnumCase;
  error: PHP.Error;
  eval: PHP.Eval;
  exit: PHP.Exit;
  expressionstatement: PHP.ExpressionStatement;
  for: PHP.For;
  foreach: PHP.Foreach;
  function: PHP.Function;
  global: PHP.Global;
  goto: PHP.Goto;
  halt: PHP.Halt;
  identifier: PHP.Identifier;
  if: PHP.If;
  include: PHP.Include;
  inline: PHP.Inline;
  interface: PHP.Interface;
  intersectiontype: PHP.IntersectionType;
  isset: PHP.Isset;
  label: PHP.Label;
  list: PHP.List;
  magic: PHP.Magic;
  match: PHP.Match;
  matcharm: PHP.MatchArm;
  method: PHP.Method;
  name: PHP.Name;
  namedargument: PHP.namedargument;
  namespace: PHP.Namespace;
  new: PHP.New;
  noop: PHP.Noop;
  nowdoc: PHP.NowDoc;
  nullkeyword: PHP.NullKeyword;
  nullsafepropertylookup: PHP.NullSafePropertyLookup;
  number: PHP.Number;
  offsetlookup: PHP.OffsetLookup;
  parameter: PHP.Parameter;
  parentreference: PHP.ParentReference;
  post: PHP.Post;
  pre: PHP.Pre;
  print: PHP.Print;
  program: PHP.Program;
  property: PHP.Property;
  propertyhook: PHP.PropertyHook;
  propertylookup: PHP.PropertyLookup;
  propertystatement: PHP.PropertyStatement;
  retif: PHP.RetIf;
  return: PHP.Return;
  selfreference: PHP.SelfReference;
  silent: PHP.Silent;
  static: PHP.Static;
  staticlookup: PHP.StaticLookup;
  staticreference: PHP.StaticReference;
  staticvariable: PHP.StaticVariable;
  string: PHP.String;
  switch: PHP.Switch;
  throw: PHP.Throw;
  trait: PHP.Trait;
  traitalias: PHP.TraitAlias;
  traitprecedence: PHP.TraitPrecedence;
  traituse: PHP.TraitUse;
  try: PHP.Try;
  typereference: PHP.TypeReference;
  unary: PHP.Unary;
  uniontype: PHP.UnionType;
  unset: PHP.Unset;
  usegroup: PHP.UseGroup;
  useitem: PHP.UseItem;
  variable: PHP.Variable;
  variadic: PHP.Variadic;
  variadicplaceholder: PHP.VariadicPlaceholder;
  while: PHP.While;
  yield: PHP.Yield;
  yieldfrom: PHP.YieldFrom;
}

type Visitors = { [Kind in keyof PHPNodes]?: ((node: PHPNodes[Kind] & PHPNode, parent?: PHPNode) => void) | undefined };

/** What a rule's `create` answers: a function for each kind of node it looks at, or for a selector. */
export interface PHPRuleVisitor extends RuleVisitor, CustomRuleVisitorWithExit<Visitors & RuleVisitor> {}

/** A rule for PHP. */
export type PHPRuleDefinition<Options extends Partial<CustomRuleTypeDefinitions> = object> = CustomRuleDefinitionType<
  {
    LangOptions: PHPLanguageOptions & Record<string, unknown>;
    Code: PHPSourceCode;
    Visitor: PHPRuleVisitor;
    Node: PHPNode;
  },
  Options
>;
