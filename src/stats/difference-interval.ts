// Intervals for the true difference of shares: in all cells together (total variation) and in the cell where it is largest.
import type {Contingency} from "./contingency.ts";
import {lInfinity, totalVariation} from "./divergence.ts";
import type {DistanceEstimate} from "./divergence-estimate.ts";
import {gTest} from "./g-test.ts";
import {normalPdf, normalQuantile, normalSf} from "./normal.ts";
import {increasingRoot} from "./root.ts";
import {lessNoise} from "./wasserstein-robust.ts";

/** The distances made of differences of shares. */
export type DifferenceKind = "total-variation" | "l-infinity";

/** Each cell's difference of shares and its standard error; half a count more keeps an empty cell's error from being 0. */
const differences = ({reference, current, n, m}: Contingency): {readonly gaps: Float64Array; readonly errors: Float64Array} => {
  const term = (count: number, size: number): number => {
    const share = (count + 0.5) / (size + 1);
    return share * (1 - share) / size;
  };
  return {
    gaps: reference.map((count, i) => current[i] / m - count / n),
    errors: reference.map((count, i) => Math.sqrt(term(count, n) + term(current[i], m))),
  };
};

/** The variance of the mean of `sign` over a row of counts. */
const spread = (counts: Float64Array, size: number, sign: Float64Array): number => {
  const mean = counts.reduce((sum, count, i) => sum + count * sign[i], 0) / size;
  return Math.max(0, counts.reduce((sum, count, i) => sum + count * sign[i] * sign[i], 0) / size - mean * mean) / size;
};

const share = (x: number): number => Math.max(0, Math.min(1, x));

/**
 * Total variation V is half the sum of |d + noise|, which lies above |d| on average by at most E|noise| = s sqrt(2 / pi) in each
 * cell: so V + z sd is a safe upper end, and V less all that noise less z sd a safe lower one, whatever the differences are.
 */
const all = (table: Contingency, z: number): DistanceEstimate => {
  const {gaps, errors} = differences(table), value = totalVariation(table)!, sign = gaps.map(Math.sign);
  const deviation = Math.sqrt(spread(table.reference, table.n, sign) + spread(table.current, table.m, sign)) / 2;
  const noise = errors.reduce((sum, error) => sum + error, 0) * normalPdf(0);
  const debiased = gaps.reduce((sum, gap, i) => sum + lessNoise(Math.abs(gap), errors[i]), 0) / 2;
  const low = share(value - noise - z * deviation);
  return {interval: [low, share(value + z * deviation)], debiased: Math.max(low, share(debiased))};
};

/** What the largest of the cells' noises exceeds every second time. */
const middleNoise = (errors: Float64Array): number => {
  const most = errors.reduce((largest, error) => Math.max(largest, error), 0), chance = Math.log(0.5);
  if (!(most > 0)) return 0;
  const logBelow = (x: number): number =>
    errors.reduce((sum, error) => sum + Math.log1p(-Math.min(1 - 1e-16, 2 * normalSf(x / error))), 0);
  return increasingRoot((x) => logBelow(x) - chance, [1e-6 * most, 9 * most]);
};

/**
 * Every cell's own interval, the lower ends at a level that holds for all cells at once, so that the largest of them is below the
 * truth. Rare cells are too skewed for that so far out: the lower end is 0 unless the G-test on pooled cells rejects equality.
 */
const largest = (table: Contingency, level: number): DistanceEstimate => {
  const {gaps, errors} = differences(table), value = lInfinity(table)!;
  const z = normalQuantile((1 + level) / 2), together = -normalQuantile((1 - level) / (4 * gaps.length));
  let low = 0, high = 0;
  for (let i = 0; i < gaps.length; i++) {
    low = Math.max(low, Math.abs(gaps[i]) - together * errors[i]);
    high = Math.max(high, Math.abs(gaps[i]) + z * errors[i]);
  }
  if ((gTest(table, {pooling: "sparse"})?.p ?? 1) > 1 - level) low = 0;
  const noise = middleNoise(errors);
  const debiased = Math.sqrt(Math.max(0, value * value - noise * noise));
  return {interval: [share(low), share(high)], debiased: Math.max(share(low), debiased)};
};

/** The interval of the true distance and its value less noise; undefined when a side is empty. */
export const differenceInterval = (
  kind: DifferenceKind, table: Contingency, {level = 0.95}: {readonly level?: number} = {},
): DistanceEstimate | undefined => {
  if (!(table.n > 0 && table.m > 0)) return undefined;
  if (table.reference.length < 2) return {interval: [0, 0], debiased: 0};
  return kind === "total-variation" ? all(table, normalQuantile((1 + level) / 2)) : largest(table, level);
};
