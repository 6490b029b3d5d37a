// Where a quantile lies, whatever the law.
import {binomialCdf} from "./binomial.ts";
import {normalQuantile} from "./normal.ts";

/**
 * The interval between two order statistics that covers the p-quantile with at least the level asked, whatever the law: their
 * ranks are quantiles of the binomial law of how many values lie below it. Infinite where even the extreme value is not enough. Where
 * rows come in clusters, `design` of them telling as much as one, the law is the normal one of so many fewer (Woodruff 1952).
 */
export const quantileInterval = (
  values: ArrayLike<number>, counts: ArrayLike<number>, {p, level = 0.95, design = 1}: {readonly p: number; readonly level?: number; readonly design?: number | undefined},
): readonly [number, number] => {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i];
  const tail = (1 - level) / 2, half = -normalQuantile(tail) * Math.sqrt(design * n * p * (1 - p));
  // From the normal law's guess to the binomial law's answer: P(B < low) <= tail and P(B >= high) <= tail.
  let low = Math.floor(n * p - half), high = Math.ceil(n * p + half) + 1;
  const ends = (): readonly [number, number] => [low < 1 ? -Infinity : atRank(values, counts, low), high > n ? Infinity : atRank(values, counts, high)];
  if (design > 1) return ends();
  while (low > 0 && binomialCdf(low - 1, n, p) > tail) low--;
  while (low < n && binomialCdf(low, n, p) <= tail) low++;
  while (high <= n && 1 - binomialCdf(high - 1, n, p) > tail) high++;
  while (high > 1 && 1 - binomialCdf(high - 2, n, p) <= tail) high--;
  return ends();
};

/**
 * The same, each end moved inwards between its order statistic and the next so that it misses as often as it may: nearer to the level
 * than ranks alone allow (Hettmansperger and Sheather 1986; Nyblom 1992 for any quantile).
 */
export const interpolatedQuantileInterval = (
  values: ArrayLike<number>, counts: ArrayLike<number>, {p, level = 0.95}: {readonly p: number; readonly level?: number},
): readonly [number, number] => {
  const outer = quantileInterval(values, counts, {p, level}), tail = (1 - level) / 2;
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i];
  // How far to go from the rank k (counted from the end's own side) to the next, q being the quantile seen from there.
  const inwards = (k: number, q: number): number => {
    const room = tail - binomialCdf(k - 1, n, q), excess = binomialCdf(k, n, q) - tail;
    return room > 0 ? 1 / (1 + k * (1 - q) * excess / ((n - k) * q * room)) : 0;
  };
  const mixed = (from: number, to: number, share: number): number => from === to ? from : from + share * (to - from);
  const low = rankFor(n, p, tail), high = rankFor(n, 1 - p, tail);
  return [
    low < 1 ? outer[0] : mixed(outer[0], atRank(values, counts, low + 1), inwards(low, p)),
    high < 1 ? outer[1] : mixed(outer[1], atRank(values, counts, n - high), inwards(high, 1 - p)),
  ];
};

/** The highest rank k at which fewer than k of n values lie below the quantile with a chance of at most `tail`; 0 where none does. */
const rankFor = (n: number, p: number, tail: number): number => {
  let k = Math.max(0, Math.floor(n * p + normalQuantile(tail) * Math.sqrt(n * p * (1 - p))));
  while (k > 0 && binomialCdf(k - 1, n, p) > tail) k--;
  while (k < n && binomialCdf(k, n, p) <= tail) k++;
  return k;
};

/** The value of rank k = 1 … n. */
const atRank = (values: ArrayLike<number>, counts: ArrayLike<number>, k: number): number => {
  let i = 0, seen = counts[0];
  while (seen < k) seen += counts[++i];
  return values[i];
};
