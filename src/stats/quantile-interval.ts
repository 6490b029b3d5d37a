// Where a quantile lies, whatever the law.
import {binomialCdf} from "./binomial.ts";
import {normalQuantile} from "./normal.ts";

/**
 * The interval between two order statistics that covers the p-quantile with at least the level asked, whatever the law: their
 * ranks are quantiles of the binomial law of how many values lie below it. Infinite where even the extreme value is not enough.
 */
export const quantileInterval = (
  values: ArrayLike<number>, counts: ArrayLike<number>, {p, level = 0.95}: {readonly p: number; readonly level?: number},
): readonly [number, number] => {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i];
  const tail = (1 - level) / 2, half = -normalQuantile(tail) * Math.sqrt(n * p * (1 - p));
  // From the normal law's guess to the binomial law's answer: P(B < low) <= tail and P(B >= high) <= tail.
  let low = Math.floor(n * p - half), high = Math.ceil(n * p + half) + 1;
  while (low > 0 && binomialCdf(low - 1, n, p) > tail) low--;
  while (low < n && binomialCdf(low, n, p) <= tail) low++;
  while (high <= n && 1 - binomialCdf(high - 1, n, p) > tail) high++;
  while (high > 1 && 1 - binomialCdf(high - 2, n, p) <= tail) high--;
  return [low < 1 ? -Infinity : atRank(values, counts, low), high > n ? Infinity : atRank(values, counts, high)];
};

/** The value of rank k = 1 … n. */
const atRank = (values: ArrayLike<number>, counts: ArrayLike<number>, k: number): number => {
  let i = 0, seen = counts[0];
  while (seen < k) seen += counts[++i];
  return values[i];
};
