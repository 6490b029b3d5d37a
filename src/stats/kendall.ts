// Kendall's rank correlation tau-b, by Knight's algorithm in O(n log n).
import {normalSf} from "./normal.ts";
import {sortingOrder} from "./spearman.ts";
import type {RankCorrelation} from "./spearman.ts";

/** Pairs (i < j) with values[i] > values[j]; sorts the values on the way. */
const inversions = (values: Float64Array): number => {
  let from: Float64Array = values, to: Float64Array = new Float64Array(values.length), count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length), end = Math.min(start + 2 * width, values.length);
      for (let k = start, i = start, j = middle; k < end; k++) {
        if (j >= end || (i < middle && from[i] <= from[j])) to[k] = from[i++];
        else { to[k] = from[j++]; count += middle - i; }
      }
    }
    [from, to] = [to, from];
  }
  return count;
};

/** Sums over runs of equal neighbours of t(t-1)/2, t(t-1)(t-2) and t(t-1)(2t+5). */
const tieSums = (size: number, same: (i: number) => boolean): readonly [number, number, number] => {
  let pairs = 0, triples = 0, spread = 0;
  for (let from = 0; from < size;) {
    let to = from + 1;
    while (to < size && same(to)) to++;
    const t = to - from;
    pairs += t * (t - 1) / 2;
    triples += t * (t - 1) * (t - 2);
    spread += t * (t - 1) * (2 * t + 5);
    from = to;
  }
  return [pairs, triples, spread];
};

/**
 * Kendall's tau-b of two columns of equal length, p by its tie-corrected normal law; undefined for fewer than two rows or a
 * constant side.
 */
export const kendall = (x: Float64Array, y: Float64Array): RankCorrelation | undefined => {
  const n = x.length, byY = sortingOrder(y), order = byY.slice().sort((i, j) => x[i] - x[j] || y[i] - y[j]);
  const [xTies, x0, x1] = tieSums(n, (i) => x[order[i]] === x[order[i - 1]]);
  const [yTies, y0, y1] = tieSums(n, (i) => y[byY[i]] === y[byY[i - 1]]);
  const [both] = tieSums(n, (i) => x[order[i]] === x[order[i - 1]] && y[order[i]] === y[order[i - 1]]);
  const all = n * (n - 1) / 2;
  if (!(all > xTies && all > yTies)) return undefined;
  const balance = all - xTies - yTies + both - 2 * inversions(Float64Array.from(order, (i) => y[i]));
  const correlation = Math.max(-1, Math.min(1, balance / Math.sqrt(all - xTies) / Math.sqrt(all - yTies)));
  if (n < 3) return {correlation, p: undefined};
  const m = n * (n - 1), variance = (m * (2 * n + 5) - x1 - y1) / 18 + 2 * xTies * yTies / m + x0 * y0 / (9 * m * (n - 2));
  return {correlation, p: Math.min(1, 2 * normalSf(Math.abs(balance) / Math.sqrt(variance)))};
};
