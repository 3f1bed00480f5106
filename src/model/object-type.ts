export interface ObjectType {
  /** JS exports and PHP classes whose values or instances are of this type: `default`, `class#guzzlehttp\client`. */
  readonly exports?: readonly string[];
  readonly classes?: readonly string[];
  /** Members that are objects of a type themselves; `*of` leads from them back to the object. */
  readonly members?: { readonly [name: string]: string };
  /** Members that lead on to methods of the object itself: `client.chat.completions.create()`. */
  readonly namespaces?: readonly string[];
  /** A response: methods that read its body (their promise ends the `body` phase), and members that stream it. */
  readonly readsBody?: readonly string[];
  readonly bodyMembers?: readonly string[];
  /**
   * Classes that a container makes without options unless somebody tells it otherwise: where the project shows nobody who
   * does, what is received is taken to have none. Not in files that mention one of `otherwise`: a framework that does.
   */
  readonly bare?: { readonly classes: readonly string[]; readonly otherwise: readonly string[] };
  /**
   * A receiver that neither a value nor a declaration tells is one of these if its name holds one of `words`, an options
   * object with one of `options` is given to one of its methods, and the file mentions one of `mentions`, or it came from one of
   * `getters` in a package that depends on `dependency`.
   */
  readonly told?: {
    readonly words: readonly string[];
    readonly options: readonly string[];
    readonly mentions: readonly string[];
    readonly getters: readonly string[];
    readonly dependency: string;
  };
  /**
   * Names under which a framework hands one to everybody: a member of whatever object (`this.$axios`), a parameter of a
   * function without a name (`function (module, require, $)`).
   */
  readonly named?: { readonly members?: readonly string[]; readonly parameters?: readonly string[] };
  /** All its methods that set something are among the rows: calling another one changes nothing. */
  readonly modelled?: boolean;
  /** Other code may set options on it: an unset one is unknown once it has been handed away. */
  readonly escapes?: boolean;
}
