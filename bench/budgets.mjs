// What was promised, in ratios to tools measured in the same run.

/** Of start-up, which is no matter of ratios. */
const START_SECONDS = 0.15;
const TIMES_CHEAPER = 10;
/** What a run in which nothing has changed may cost of one without a cache. */
const WARM_SHARE = 0.4;
/** Node 22 gets its trees as raw memory. */
const timesOxlint = (nodeVersion) => (Number.parseInt(nodeVersion.slice(1), 10) >= 22 ? 2 : 4);

export function budgetsOf(language, directory, rows, nodeVersion) {
  const tree = directory.split("/").at(-1);
  const row = (start) => rows.find(({ name }) => name.startsWith(start));
  const own = row("timeout-lint");
  const cheaperThan = (start) => {
    const other = row(start);
    if (other === undefined) return [];
    const against = rows.find(({ name }) => name === other.comparedWith);
    return ["cpu", "wall"].map((figure) => {
      const times = other[figure] / against[figure];
      return {
        text: `${tree}: ${times.toFixed(1)} times cheaper than ${other.name}, ${label(figure)} (at least ${TIMES_CHEAPER})`,
        isMet: times >= TIMES_CHEAPER,
      };
    });
  };
  const warm = row("timeout-lint --cache");
  const cached = ["cpu", "wall"].map((figure) => {
    const share = warm[figure] / own[figure];
    return {
      text: `${tree}: a warm run takes ${(100 * share).toFixed(0)} % of a cold one, ${label(figure)} (under ${100 * WARM_SHARE} %)`,
      isMet: share < WARM_SHARE,
    };
  });
  if (language === "php") return [...cached, ...cheaperThan("phpcs")];
  const oxlint = row("oxlint");
  const times = timesOxlint(nodeVersion);
  const against = ["cpu", "wall"].map((figure) => {
    const most = times * oxlint[figure] + START_SECONDS;
    return {
      text: `${tree}: ${own[figure].toFixed(2)} s ${label(figure)} (at most ${times} × oxlint + ${START_SECONDS} s = ${most.toFixed(2)} s)`,
      isMet: own[figure] <= most,
    };
  });
  return [...cached, ...against, ...cheaperThan("ESLint")];
}

function label(figure) {
  return figure === "cpu" ? "CPU" : figure;
}
