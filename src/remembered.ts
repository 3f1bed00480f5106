/** The same function, asked once per key. */
export function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}
