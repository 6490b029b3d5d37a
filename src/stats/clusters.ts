// How sure a number is when rows come in clusters (the visits of a patient), from tables with clusters drawn anew.
import {deviate, type ScaledOptions, scaledInterval} from "./scaled-interval.ts";
import {type Interval, proportionInterval} from "./proportion-interval.ts";
import {normalQuantile} from "./normal.ts";

/** Mean squared distance of what was drawn to a number; draws without a value are left out. */
const scatter = (drawn: readonly (number | undefined)[], about: number): number => {
  let sum = 0, n = 0;
  for (const value of drawn) {
    if (value === undefined) continue;
    sum += (value - about) ** 2;
    n++;
  }
  return n > 1 ? sum / n : 0;
};

/**
 * How many equally large clusters would let a number of rows scatter as it does when clusters are drawn by Poisson's law:
 * rows² / Σ size², for the variance of the number is Σ size².
 */
export const effectiveClusters = (rows: number, drawn: readonly number[]): number => {
  const variance = scatter(drawn, rows);
  return variance > 0 ? rows * rows / variance : rows > 0 ? 1 : 0;
};

/** The mean of draws that have a value. */
const meanOf = (drawn: readonly (number | undefined)[]): number => {
  const known = drawn.filter((value) => value !== undefined);
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
};

/** The deviation of draws about their mean. */
export const drawnDeviation = (drawn: readonly (number | undefined)[]): number => Math.sqrt(scatter(drawn, meanOf(drawn)));

/** The interval of an estimate from its draws on a scale; undefined where they do not differ. `clusters` decide the t quantile. */
export const drawnInterval = (
  estimate: number, drawn: readonly (number | undefined)[],
  {clusters, ...options}: Omit<ScaledOptions, "df"> & {readonly clusters: number},
): Interval | undefined => scaledInterval(estimate, drawnDeviation(drawn), {...options, df: clusters - 1});

/**
 * Wilson's interval of a share with as many rows as would make it scatter as its draws do (Korn and Graubard 1998): never more
 * than there are, and as many as clusters where it does not scatter. `clusters` are those of the rows it is a share of.
 */
export const clusteredShare = (
  {part, whole}: {readonly part: number; readonly whole: number}, drawn: readonly (number | undefined)[],
  {clusters, level = 0.95}: {readonly clusters: number; readonly level?: number},
): Interval => {
  const share = part / whole, variance = drawnDeviation(drawn) ** 2;
  const quantiles = (normalQuantile((1 + level) / 2) / deviate(level, clusters - 1)) ** 2;
  const rows = variance > 0 ? Math.min(whole, share * (1 - share) / variance * quantiles) : Math.min(whole, clusters);
  return proportionInterval(share * rows, rows, {level});
};
