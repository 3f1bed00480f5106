/** As much of a library's model as people are told. */
export interface LibraryFacts {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly docs: readonly string[];
  readonly modules?: readonly string[];
  readonly types?: { readonly [name: string]: { readonly exports?: readonly string[]; readonly classes?: readonly string[] } };
  readonly calls: readonly CallFacts[];
  readonly effects?: readonly (EvidenceFacts & { readonly callee: CalleeFacts; readonly creates?: string })[];
  readonly limits?: readonly LimitFacts[];
  readonly lookAlikes?: readonly (EvidenceFacts & Scope & { readonly option: string; readonly label?: string; readonly says: string })[];
  readonly defaults?: readonly DefaultFacts[];
  readonly fixes?: readonly FixFacts[];
  readonly repeats?: string;
}

export interface EvidenceFacts {
  readonly source: string;
  readonly proof?: string | readonly string[];
}

export interface Scope {
  readonly tags?: readonly string[];
  readonly versions?: string;
  readonly runtimes?: readonly string[];
}

export interface CalleeFacts {
  readonly function?: string | readonly string[];
  readonly global?: string | readonly string[];
  readonly export?: string | readonly string[];
  readonly method?: string | readonly string[];
  readonly of?: string | readonly string[];
  readonly invoke?: string;
  readonly construct?: string | readonly string[];
  readonly static?: string | readonly string[];
}

export interface CallFacts extends EvidenceFacts {
  readonly callee: CalleeFacts;
  readonly phases: readonly string[];
  readonly tags?: readonly string[];
  readonly isLocal?: boolean;
  readonly longLived?: boolean;
  readonly judged?: string;
}

export interface LimitFacts extends EvidenceFacts, Scope {
  readonly option: string;
  readonly label?: string;
  readonly covers: readonly string[] | "total";
  readonly unit: string;
  readonly values?: readonly { readonly when: ValueFacts; readonly means: string }[];
  readonly needs?: string;
  readonly unless?: string;
  readonly event?: string;
  readonly wholeBody?: boolean;
  readonly leaksSocket?: boolean;
  readonly with?: string;
  readonly without?: string;
}

export type ValueFacts =
  | string
  | { readonly is: readonly (string | number | boolean | null)[] }
  | { readonly below: number }
  | { readonly above: number }
  | { readonly between: readonly [number, number] };

export interface DefaultFacts extends EvidenceFacts, Scope {
  readonly phases: readonly string[];
  readonly seconds: number | null;
  readonly label: string;
  readonly event?: string;
  readonly unless?: string;
  readonly schemes?: readonly string[];
  readonly with?: string;
}

export interface FixFacts extends Scope {
  readonly entries?: readonly { readonly key: string; readonly value: string }[];
  readonly argument?: { readonly value?: { readonly code: string } };
  readonly statements?: { readonly lines: readonly { readonly code: string }[] };
  readonly chain?: string;
  readonly setters?: readonly { readonly method: string; readonly value: string }[];
  readonly unsafe?: boolean;
  readonly instead?: "idle" | "total";
}

/** A call that can hang and one that cannot, from the library's fixtures. */
export interface LibraryExample {
  readonly language: string;
  readonly bad?: string;
  readonly verdict?: string;
  readonly good?: string;
}
