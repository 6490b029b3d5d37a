// An interval for the true L-infinity distance of two distributions over cells: the difference of shares where it is largest.
import type {Contingency} from "./contingency.ts";
import {lInfinity} from "./divergence.ts";
import type {DistanceEstimate} from "./divergence-estimate.ts";
import {gTest} from "./g-test.ts";
import {normalQuantile, normalSf} from "./normal.ts";
import {increasingRoot} from "./root.ts";

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

const share = (x: number): number => Math.max(0, Math.min(1, x));

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

/** The interval of the true L-infinity distance and its value less noise; undefined when a side is empty. */
export const lInfinityInterval = (table: Contingency, level = 0.95): DistanceEstimate | undefined => {
  if (!(table.n > 0 && table.m > 0)) return undefined;
  return table.reference.length < 2 ? {interval: [0, 0], debiased: 0} : largest(table, level);
};
