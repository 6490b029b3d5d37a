// Quantiles by linear interpolation between order statistics (Hyndman and Fan's type 7, the default of numpy and R).

/** Between a and b at the fraction t, rounded as numpy rounds it: from the nearer end. */
const between = (a: number, b: number, t: number): number => {
  if (a === b) return a;
  return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
};

/** The quantile of type 7 of values sorted upwards, 0 <= p <= 1; NaN of no values. */
export const quantileSorted = (sorted: Float64Array, p: number): number => {
  const n = sorted.length;
  if (n === 0 || !(p >= 0 && p <= 1)) return NaN;
  const at = p * (n - 1), low = Math.floor(at);
  return between(sorted[low], sorted[Math.min(low + 1, n - 1)], at - low);
};

/** The quantile of type 7 of distinct sorted values, each taken as often as its whole count says; NaN of no values. */
export const quantileWeighted = (values: Float64Array, counts: ArrayLike<number>, p: number): number => {
  let n = 0;
  for (let i = 0; i < values.length; i++) n += counts[i];
  if (n === 0 || !(p >= 0 && p <= 1)) return NaN;
  const at = p * (n - 1), low = Math.floor(at);
  let i = 0, seen = counts[0];
  while (seen <= low) seen += counts[++i];
  const lower = values[i];
  if (low + 1 >= n) return lower;
  while (seen <= low + 1) seen += counts[++i];
  return between(lower, values[i], at - low);
};
