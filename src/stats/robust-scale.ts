// Spread that a few wild values do not move.
import type {Counted} from "./ordered.ts";
import {quantileWeighted} from "./quantile.ts";

/** Quartiles and what rests on them; undefined of no values. */
export const quartiles = (
  {values, counts}: Counted,
): {readonly low: number; readonly median: number; readonly high: number} | undefined => {
  const low = quantileWeighted(values, counts, 0.25);
  return Number.isNaN(low) ? undefined
    : {low, median: quantileWeighted(values, counts, 0.5), high: quantileWeighted(values, counts, 0.75)};
};

/** The median distance from the median, in the values' unit; undefined of no values. */
export const medianDeviation = ({values, counts}: Counted): number | undefined => {
  const median = quantileWeighted(values, counts, 0.5);
  if (Number.isNaN(median)) return undefined;
  const distances = values.map((value) => Math.abs(value - median));
  const order = Uint32Array.from({length: values.length}, (_, i) => i).sort((i, j) => distances[i] - distances[j]);
  return quantileWeighted(Float64Array.from(order, (i) => distances[i]), Float64Array.from(order, (i) => counts[i]), 0.5);
};

/** How many values lie more than 1.5 interquartile ranges outside the quartiles (Tukey 1977); undefined of no values. */
export const tukeyOutliers = (sample: Counted): number | undefined => {
  const found = quartiles(sample);
  if (!found) return undefined;
  const reach = 1.5 * (found.high - found.low);
  let count = 0;
  for (let i = 0; i < sample.values.length; i++)
    if (sample.values[i] < found.low - reach || sample.values[i] > found.high + reach) count += sample.counts[i];
  return count;
};

/** The mean without the `share` of values at either end, whole values only, as scipy.stats.trim_mean; undefined of no values. */
export const trimmedMean = ({values, counts}: Counted, share: number): number | undefined => {
  const n = counts.reduce((sum, count) => sum + count, 0), cut = Math.floor(share * n);
  if (!(n - 2 * cut > 0)) return undefined;
  let before = 0, sum = 0;
  for (let i = 0; i < values.length; i++) {
    const kept = Math.min(before + counts[i], n - cut) - Math.max(before, cut);
    if (kept > 0) sum += kept * (values[i] - values[0]);
    before += counts[i];
  }
  return values[0] + sum / (n - 2 * cut);
};
