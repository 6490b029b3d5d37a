import type {ColumnSchema} from "../data/schema.ts";
import {nextUp} from "./next-up.ts";
import type {NumberSample} from "./number-sample.ts";
import {orderStatistics} from "./order-statistics.ts";
import type {NumericPlan} from "./column-plan.ts";

/** Between two neighbours in order, monotone in the share and without overflow (as numpy's lerp). */
const between = (a: number, b: number, share: number): number => {
  const gap = b - a;
  if (gap === Infinity) return a * (1 - share) + b * share;
  return share < 0.5 ? a + gap * share : b - gap * (1 - share);
};

/** Type 7 quantiles (Hyndman and Fan 1996) at some shares; also the values at these and other ranks, and how many equal each. */
const quantilesOf = (values: Float64Array, shares: readonly number[], others: readonly number[] = []) => {
  const last = values.length - 1, wanted = new Set(others);
  for (const share of shares) wanted.add(Math.floor(last * share)).add(Math.ceil(last * share));
  const ranks = Float64Array.from(wanted).sort(), {at, equal} = orderStatistics(values, ranks);
  const byRank = new Map<number, number>();
  ranks.forEach((rank, i) => byRank.set(rank, i));
  const valueAt = (rank: number): number => at[byRank.get(rank) ?? 0];
  const quantiles = Float64Array.from(shares, (share) => {
    const place = last * share;
    return between(valueAt(Math.floor(place)), valueAt(Math.ceil(place)), place - Math.floor(place));
  });
  return {quantiles, at, equal};
};

const isScale = (x: number): boolean => x > 1e-290 && x < Infinity;

const standardDeviation = (values: Float64Array): number => {
  let n = 0, mean = 0, squares = 0;
  for (const x of values) {
    const gap = x - mean;
    mean += gap / ++n;
    squares += gap * (x - mean);
  }
  return Math.sqrt(squares / n);
};

/**
 * A normal-consistent scale: from the quartiles, else the standard deviation, else the last digit of the value. Where the
 * quartiles are one, most values are, so the median deviation would be 0 as well.
 */
const scaleOf = (values: Float64Array, low: number, {median, high}: {readonly median: number; readonly high: number}): number => {
  const half = (high / 2 - low / 2) / 1.349, quartile = Math.min(2 * half, Number.MAX_VALUE);
  if (isScale(quartile)) return quartile;
  const spread = standardDeviation(values);
  if (isScale(spread)) return spread;
  const digit = Math.abs(median) * Number.EPSILON;
  return isScale(digit) ? digit : 1;
};

/** Numbers that often stand for a missing value: each has a cell to itself, so that it can be told from measurements near it. */
const standIns = [-9999, -999, -99, -9, -1, 0, 9, 99, 999, 9999];

/** The plan of a numeric column from the reference's values. */
export const numericPlan = (schema: ColumnSchema, sample: NumberSample, cells: number): NumericPlan => {
  const values = sample.values(), n = values.length, {min, max} = sample;
  const none = new Float64Array(0), shares = Array.from({length: cells + 1}, (_, i) => i / cells);
  if (n === 0) return {type: "numeric", schema, centre: 0, scale: 1, quantiles: none, edges: none, min, max};
  // A value that holds more than 1 / cells of the rows stands at one of these ranks.
  const ranks = Array.from({length: cells}, (_, i) => Math.floor(i * n / cells));
  const quartiles = [0.25, 0.5, 0.75], all = quantilesOf(values, [...shares, ...quartiles], ranks);
  const [low, median, high] = all.quantiles.subarray(cells + 1), quantiles = all.quantiles.slice(0, cells + 1);
  for (let i = 1; i <= cells; i++) quantiles[i] = Math.max(quantiles[i - 1], quantiles[i]);
  const edges = new Set(quantiles.subarray(1, cells));
  const alone = (x: number): void => {
    edges.add(x);
    if (x < Number.MAX_VALUE) edges.add(nextUp(x));
  };
  all.at.forEach((x, i) => {
    if (all.equal[i] >= 2 && all.equal[i] > n / cells) alone(x);
  });
  standIns.forEach(alone);
  // The tails hold just what lies outside the reference's range, so that its share can be told from cells.
  edges.add(min);
  if (max < Number.MAX_VALUE) edges.add(nextUp(max));
  return {
    type: "numeric", schema, centre: median, scale: scaleOf(values, low, {median, high}),
    quantiles, edges: Float64Array.from(edges).sort(), min, max,
  };
};
