// How sure an estimate is when rows come in clusters (the visits of a patient), from what it was with clusters drawn anew.
import {normalQuantile} from "./normal.ts";
import {type Interval, proportionInterval} from "./proportion-interval.ts";
import {studentTQuantile} from "./student-t.ts";

/** The variance of an estimate, known on so many degrees of freedom. */
export interface Spread {
  readonly variance: number;
  readonly df: number;
}

/** With fewer clusters than this no interval keeps its level (docs/coverage.md). */
const fewest = 5;

/**
 * As many clusters of equal size as would make the resampled numbers of rows vary as they do have: drawn by Poisson weights, those
 * vary by the sum of the squared sizes. Undefined when they are too few to tell anything.
 */
export const clustersIn = (rows: readonly number[], n: number): number | undefined => {
  const squares = rows.reduce((sum, count) => sum + (count - n) ** 2, 0) / rows.length, clusters = n * n / squares;
  return clusters >= fewest ? clusters : undefined;
};

/** The same from the rows of random groups of clusters, whose squares add up to those of the clusters and what falls together by chance. */
export const clustersInGroups = (rows: ArrayLike<number>): number | undefined => {
  const groups = rows.length;
  let n = 0, squares = 0;
  for (let g = 0; g < groups; g++) {
    n += rows[g];
    squares += rows[g] * rows[g];
  }
  const ofClusters = Math.max(n, (squares - n * n / groups) / (1 - 1 / groups)), clusters = n * n / ofClusters;
  return clusters >= fewest ? clusters : undefined;
};

/**
 * The variance of an estimate over resamples of its clusters, on the degrees of freedom of so many clusters. Resamples without an
 * answer are NaN and left out; undefined when there are too few clusters, or too few resamples with an answer.
 */
export const clusterSpread = (values: readonly number[], rows: readonly number[], n: number): Spread | undefined => {
  const kept = values.filter(Number.isFinite), m = kept.length, clusters = clustersIn(rows, n);
  if (m < values.length / 2 || clusters === undefined) return undefined;
  const mean = kept.reduce((sum, value) => sum + value, 0) / m;
  const variance = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (m - 1);
  // Weights are drawn about the clusters' own mean, which takes one of them away.
  return {variance: variance * clusters / (clusters - 1), df: clusters - 1};
};

/** A share of rows, with the same of each drawing of their clusters. */
export interface DrawnShare {
  readonly part: number;
  readonly whole: number;
  readonly drawn: readonly {readonly part: number; readonly whole: number}[];
}

/** The interval of a share of rows that come in clusters; undefined when they are too few. */
export const drawnShareInterval = (share: DrawnShare): Interval | undefined => {
  const spread = spreadOf(share);
  return spread && clusteredShare(share, spread);
};

/**
 * The spread of a share by what its drawings leave over, part less share times whole: a ratio of few drawn clusters varies more than
 * that of so many clusters does. Drawings may be of slightly other rows, so they are counted about their own mean.
 */
const spreadOf = ({drawn}: DrawnShare): Spread | undefined => {
  const sum = (of: (one: DrawnShare["drawn"][number]) => number): number => drawn.reduce((all, one) => all + of(one), 0);
  const part = sum((one) => one.part), whole = sum((one) => one.whole), share = part / whole, n = whole / drawn.length;
  const clusters = clustersIn(drawn.map((one) => one.whole), n);
  if (clusters === undefined) return undefined;
  const variance = sum((one) => (one.part - share * one.whole) ** 2) / drawn.length / (n * n);
  return {variance: variance * clusters / (clusters - 1), df: clusters - 1};
};

/**
 * Wilson's interval of a share with as many rows as would make it scatter as it does when clusters are drawn anew (Korn and
 * Graubard 1998): never more than there are, and as many as clusters where it does not scatter at all.
 */
export const clusteredShare = (
  {part, whole}: {readonly part: number; readonly whole: number}, {variance, df}: Spread, level = 0.95,
): Interval => {
  const share = part / whole, upper = (1 + level) / 2, quantiles = (normalQuantile(upper) / studentTQuantile(upper, df)) ** 2;
  const rows = Math.min(whole, variance > 0 ? share * (1 - share) / variance * quantiles : df + 1);
  return proportionInterval(share * rows, rows, {level});
};

/**
 * By how much clusters raise the variance of shares over that of as many single rows, of the share for which they do most; at
 * least 1. Undefined with too few clusters.
 */
export const designEffectOf = (shares: readonly DrawnShare[]): number | undefined => {
  let most = 1;
  for (const drawn of shares) {
    const spread = spreadOf(drawn), {whole} = drawn, share = drawn.part / whole;
    if (!spread) return undefined;
    if (share > 0 && share < 1) most = Math.max(most, spread.variance * whole / (share * (1 - share)));
  }
  return most;
};
