/** What is found of a node once and kept for as long as the node is: a walk over a function's body, mostly. */
export function oncePer<Key extends object, Found>(find: (key: Key) => Found): (key: Key) => Found {
  const known = new WeakMap<Key, { readonly found: Found }>();
  return (key) => {
    let answer = known.get(key);
    if (!answer) {
      answer = { found: find(key) };
      known.set(key, answer);
    }
    return answer.found;
  };
}
