/** Keys as small integers, so that the tree's shape depends on nothing but the order of first use. */
const ids = new Map<string, number>();
const names: string[] = [];

function idOf(key: string): number {
  let id = ids.get(key);
  if (id === undefined) {
    id = names.length;
    ids.set(key, id);
    names.push(key);
  }
  return id;
}

const BITS = 5;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

/** Who may change a node in place. */
interface Owner {
  readonly live: true;
}

interface Node<T> {
  readonly owner: Owner;
  readonly slots: (Node<T> | T | undefined)[];
}

/**
 * A map whose copies share what they have in common: forking costs nothing, and the difference of two forks is found
 * without looking at what they share.
 */
export class PersistentMap<T> {
  #root: Node<T> | undefined;
  /** Height of the tree: keys have `levels` groups of bits. */
  #levels: number;
  #owner: Owner = { live: true };

  constructor(from?: PersistentMap<T>) {
    this.#root = from ? from.#root : undefined;
    this.#levels = from ? from.#levels : 1;
    // Neither may change the shared nodes any more.
    if (from) from.#owner = { live: true };
  }

  get(key: string): T | undefined {
    const id = ids.get(key);
    return id === undefined ? undefined : this.#find(id);
  }

  #find(id: number): T | undefined {
    if (id >= WIDTH ** this.#levels) return undefined;
    let node: Node<T> | undefined = this.#root;
    for (let level = this.#levels - 1; level > 0 && node; level--) node = node.slots[(id >>> (level * BITS)) & MASK] as Node<T> | undefined;
    return node?.slots[id & MASK] as T | undefined;
  }

  set(key: string, value: T): void {
    const id = idOf(key);
    while (id >= WIDTH ** this.#levels) {
      if (this.#root) {
        const slots: Node<T>["slots"] = new Array(WIDTH).fill(undefined);
        slots[0] = this.#root;
        this.#root = { owner: this.#owner, slots };
      }
      this.#levels++;
    }
    this.#root = this.#put(this.#root, this.#levels - 1, id, value);
  }

  delete(key: string): void {
    const id = ids.get(key);
    if (id !== undefined && this.#find(id) !== undefined) this.#root = this.#put(this.#root, this.#levels - 1, id, undefined);
  }

  #put(node: Node<T> | undefined, level: number, id: number, value: T | undefined): Node<T> {
    const own: Node<T> =
      node?.owner === this.#owner ? node : { owner: this.#owner, slots: node ? [...node.slots] : new Array(WIDTH).fill(undefined) };
    const at = (id >>> (level * BITS)) & MASK;
    own.slots[at] = level === 0 ? value : this.#put(own.slots[at] as Node<T> | undefined, level - 1, id, value);
    return own;
  }

  *entries(): Generator<[string, T]> {
    yield* walk(this.#root, this.#levels - 1, 0);
  }

  /** Keys on which the two differ. */
  static changed<T>(a: PersistentMap<T>, b: PersistentMap<T>): string[] {
    const found: string[] = [];
    const levels = Math.max(a.#levels, b.#levels);
    compare(raised(a.#root, a.#levels, levels), raised(b.#root, b.#levels, levels), levels - 1, 0, found);
    return found;
  }
}

function raised<T>(root: Node<T> | undefined, from: number, to: number): Node<T> | undefined {
  let node = root;
  for (let level = from; level < to && node; level++) {
    const slots: Node<T>["slots"] = new Array(WIDTH).fill(undefined);
    slots[0] = node;
    node = { owner: node.owner, slots };
  }
  return node;
}

function* walk<T>(node: Node<T> | undefined, level: number, prefix: number): Generator<[string, T]> {
  if (!node) return;
  for (let at = 0; at < WIDTH; at++) {
    const slot = node.slots[at];
    if (slot === undefined) continue;
    const id = prefix * WIDTH + at;
    if (level === 0) yield [names[id] ?? "", slot as T];
    else yield* walk(slot as Node<T>, level - 1, id);
  }
}

function compare<T>(a: Node<T> | undefined, b: Node<T> | undefined, level: number, prefix: number, found: string[]): void {
  if (a === b) return;
  for (let at = 0; at < WIDTH; at++) {
    const one = a?.slots[at];
    const other = b?.slots[at];
    if (one === other) continue;
    const id = prefix * WIDTH + at;
    if (level === 0) found.push(names[id] ?? "");
    else compare(one as Node<T> | undefined, other as Node<T> | undefined, level - 1, id, found);
  }
}
