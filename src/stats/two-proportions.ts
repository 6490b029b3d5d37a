// Two proportions compared: the pooled z-test and an interval for their difference.
import {normalSf} from "./normal.ts";
import {proportionInterval} from "./proportion-interval.ts";
import type {Interval} from "./proportion-interval.ts";

/** How many of n have a property. */
export interface Proportion {
  readonly count: number;
  readonly n: number;
}

/** How far two proportions are apart. */
export interface TwoProportions {
  /** z, positive when the reference's proportion is the larger one; 0 when neither or both hold all. */
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
  /** The current proportion less the reference's. */
  readonly difference: number;
  /** Newcombe's (1998, method 10) interval for that difference: never past -1 or 1, and right where a proportion is 0 or 1. */
  readonly interval: Interval;
}

/** Compares the proportions of two samples; undefined when a side is empty. `level` is that of the interval. */
export const twoProportions = (reference: Proportion, current: Proportion, level = 0.95): TwoProportions | undefined => {
  if (!(reference.n > 0 && current.n > 0)) return undefined;
  const p = reference.count / reference.n, q = current.count / current.n;
  const pooled = (reference.count + current.count) / (reference.n + current.n);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / reference.n + 1 / current.n));
  const statistic = deviation > 0 ? (p - q) / deviation : 0;
  const [low, high] = proportionInterval(reference.count, reference.n, {level});
  const [from, to] = proportionInterval(current.count, current.n, {level});
  const difference = q - p;
  return {
    statistic, p: Math.min(1, 2 * normalSf(Math.abs(statistic))), difference,
    interval: [Math.max(-1, difference - Math.hypot(q - from, high - p)), Math.min(1, difference + Math.hypot(to - q, p - low))],
  };
};
