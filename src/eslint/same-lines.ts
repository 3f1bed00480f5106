/**
 * For each line of `after` the line of `before` that it is, -1 where it is new: what both have at their start and end,
 * and between these the lines that stand once in both, in the same order, with their neighbours. In linear time but for
 * a sort: it is asked while people type.
 */
export function findSameLines(before: readonly string[], after: readonly string[]): readonly number[] {
  const same = new Array<number>(after.length).fill(-1);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) same[head] = head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    same[after.length - 1 - tail] = before.length - 1 - tail;
    tail += 1;
  }
  const old = onlyOnce(before, head, before.length - tail);
  const candidates = [...onlyOnce(after, head, after.length - tail)].flatMap(([line, at]) => {
    const from = at < 0 ? undefined : old.get(line);
    return from === undefined || from < 0 ? [] : [{ at, from }];
  });
  for (const { at, from } of longestRising(candidates.sort((a, b) => a.at - b.at))) {
    same[at] = from;
    for (const step of [-1, 1])
      for (let by = step; same[at + by] === -1 && before[from + by] === after[at + by]; by += step) same[at + by] = from + by;
  }
  return same;
}

/** -1: more than once. */
function onlyOnce(lines: readonly string[], start: number, end: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = start; at < end; at += 1) found.set(lines[at] ?? "", found.has(lines[at] ?? "") ? -1 : at);
  return found;
}

interface Pair {
  readonly at: number;
  readonly from: number;
}

/** The longest selection in which both rise. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, { from }] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[ends[middle] ?? 0]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const chosen: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chosen.push(pair);
  }
  return chosen.reverse();
}
