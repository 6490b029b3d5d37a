// The variance of what is reckoned from a table of counts.

/**
 * The variance of a measure of counts that many rows, drawn independently, fell into: Σ count (∂measure/∂count)², the delta
 * method (infinitesimal jackknife) for measures that do not change when all counts are doubled. The derivatives are central
 * differences. Undefined where the measure has no value nearby.
 */
export const tableVariance = (counts: ArrayLike<number>, measure: (counts: Float64Array) => number | undefined): number | undefined => {
  const table = Float64Array.from(counts);
  let variance = 0;
  for (let at = 0; at < table.length; at++) {
    const count = table[at];
    if (count === 0) continue;
    const step = count * 1e-4;
    table[at] = count + step;
    const above = measure(table);
    table[at] = count - step;
    const below = measure(table);
    table[at] = count;
    if (above === undefined || below === undefined) return undefined;
    variance += count * ((above - below) / (2 * step)) ** 2;
  }
  return variance;
};
