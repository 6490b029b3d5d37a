// Isotonic regression: the nearest values that never fall.

/** Runs of neighbouring places that share one fitted value, ascending. */
export interface MonotoneBlocks {
  /** The first place of each block. */
  readonly starts: Int32Array;
  /** The weighted mean of each block. */
  readonly means: Float64Array;
  /** The weight of each block. */
  readonly weights: Float64Array;
}

/**
 * The non-decreasing step function nearest to values by weighted squares: neighbours that fall are pooled until none does (Ayer and
 * others 1955, the pool-adjacent-violators algorithm). Places of weight 0 join the block before them.
 */
export const monotoneBlocks = (values: ArrayLike<number>, weights: ArrayLike<number>): MonotoneBlocks => {
  const starts = new Int32Array(values.length), means = new Float64Array(values.length), sums = new Float64Array(values.length);
  let last = -1;
  for (let i = 0; i < values.length; i++) {
    if (weights[i] === 0 && last >= 0) continue;
    last++;
    [starts[last], means[last], sums[last]] = [i, values[i], weights[i]];
    while (last > 0 && (means[last - 1] >= means[last] || sums[last - 1] === 0)) {
      const weight = sums[last - 1] + sums[last];
      means[last - 1] = weight > 0 ? (means[last - 1] * sums[last - 1] + means[last] * sums[last]) / weight : means[last];
      sums[last - 1] = weight;
      last--;
    }
  }
  return {starts: starts.slice(0, last + 1), means: means.slice(0, last + 1), weights: sums.slice(0, last + 1)};
};

/** The isotonic fit at every place. */
export const isotonic = (values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array => {
  const {starts, means} = monotoneBlocks(values, weights), fit = new Float64Array(values.length);
  for (let b = 0; b < starts.length; b++) fit.fill(means[b], starts[b], b + 1 < starts.length ? starts[b + 1] : fit.length);
  return fit;
};
