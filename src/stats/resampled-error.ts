// How sure an estimate is, from what it was with clusters drawn anew.

/** The variance of an estimate, known on so many degrees of freedom. */
export interface Spread {
  readonly variance: number;
  readonly df: number;
}

/**
 * The variance of an estimate over resamples of its clusters, on the degrees of freedom that as many clusters of equal size as would
 * make the resampled numbers of rows vary as they do have: drawn by Poisson weights, those vary by the sum of the squared sizes.
 * Resamples without an answer are NaN and left out; undefined when fewer than two clusters' worth, or too few resamples, are there.
 */
export const resampledError = (values: readonly number[], rows: readonly number[], n: number): Spread | undefined => {
  const kept = values.filter(Number.isFinite), m = kept.length;
  const squares = rows.reduce((sum, count) => sum + (count - n) ** 2, 0) / rows.length, clusters = n * n / squares;
  if (m < values.length / 2 || !(clusters >= 2)) return undefined;
  const mean = kept.reduce((sum, value) => sum + value, 0) / m;
  const variance = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (m - 1);
  // Weights are drawn about the clusters' own mean, which takes one of them away.
  return {variance: variance * clusters / (clusters - 1), df: clusters - 1};
};
