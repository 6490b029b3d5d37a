// The Epps-Singleton test: two samples compared by their empirical characteristic functions.
import {betaI} from "./beta.ts";
import {chiSquareSf} from "./chi-square.ts";
import type {Ordered} from "./ordered.ts";
import {quantileWeighted} from "./quantile.ts";
import {symmetricEigen} from "./symmetric-eigen.ts";

/** Where the characteristic functions are compared, in pooled semi-interquartile ranges (Epps and Singleton 1986). */
const points = [0.4, 0.8] as const;
const size = 2 * points.length;

/**
 * What W is measured against. pooled: the covariance of both samples together and a beta law given their values, the default.
 * separate: each sample's own covariance and chi-square, as in SciPy and the paper. In simulation without drift, at the 5 %
 * level, separate alarms in 5 to 8 % at equal sizes but in 10 to 30 % at 5000 against 100 and 20 to 59 % at 1000 against 30,
 * whatever the law: cos and sin at two points nearly determine one another, so that the covariance has a direction of tiny
 * variance, which few values underrate. No correction of the degrees of freedom mends that; pooled alarms in 4 to 7 % at all
 * these sizes (docs/calibration.md).
 */
export type EppsSingletonMethod = "pooled" | "separate";

/** How unlike two samples' characteristic functions are. */
export interface EppsSingleton {
  /** W, with the paper's small-sample factor below 25 values when the method is separate. */
  readonly statistic: number;
  /** The rank of the covariance: 4, or fewer on few distinct values. */
  readonly df: number;
  readonly p: number;
}

interface Transformed {
  readonly mean: Float64Array;
  /** With divisor n, row by row. */
  readonly covariance: Float64Array;
}

/** cos and sin of each value at both points: their mean and covariance. */
const transformed = (features: readonly Float64Array[], counts: Float64Array, n: number): Transformed => {
  const mean = new Float64Array(size), covariance = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    // About one of the values that do occur, so that equal values have a variance of exactly 0.
    const start = features[a][counts.findIndex((count) => count > 0)];
    for (let k = 0; k < counts.length; k++) mean[a] += counts[k] * (features[a][k] - start);
    mean[a] = start + mean[a] / n;
  }
  for (let a = 0; a < size; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let k = 0; k < counts.length; k++) sum += counts[k] * (features[a][k] - mean[a]) * (features[b][k] - mean[b]);
      covariance[a * size + b] = covariance[b * size + a] = sum / n;
    }
  return {mean, covariance};
};

/** The directions in which a covariance is not 0, each scaled to variance 1: rows of a root of its pseudo-inverse. */
const whitening = (matrix: Float64Array): readonly Float64Array[] => {
  const {values, vectors} = symmetricEigen(matrix), largest = values.reduce((most, value) => Math.max(most, value), 0);
  const rows: Float64Array[] = [];
  for (let a = 0; a < size; a++) {
    if (!(values[a] > 4 * 2.220446049250313e-16 * largest)) continue;
    const scale = 1 / Math.sqrt(values[a]);
    rows.push(Float64Array.from({length: size}, (_, b) => vectors[b * size + a] * scale));
  }
  return rows;
};

/** The squared length of a difference after whitening: d' M^+ d. */
const quadratic = (difference: Float64Array, rows: readonly Float64Array[]): number => {
  let sum = 0;
  for (const row of rows) {
    let along = 0;
    for (let b = 0; b < size; b++) along += row[b] * difference[b];
    sum += along * along;
  }
  return sum;
};

/** Features of all values of both samples: what the leverages are made of. */
interface Pooled {
  readonly features: readonly Float64Array[];
  readonly counts: Float64Array;
  readonly mean: Float64Array;
  readonly rows: readonly Float64Array[];
}

/** The sum over all values of their squared leverage, which says how far the statistic hangs on single values. */
const squaredLeverages = ({features, counts, mean, rows}: Pooled): number => {
  const total = counts.reduce((sum, count) => sum + count, 0), away = new Float64Array(size);
  let sum = 0;
  for (let k = 0; k < counts.length; k++) {
    for (let a = 0; a < size; a++) away[a] = features[a][k] - mean[a];
    sum += counts[k] * (quadratic(away, rows) / total) ** 2;
  }
  return sum;
};

interface Between {
  readonly n: number;
  readonly m: number;
  readonly rank: number;
  readonly leverages: number;
}

/**
 * The chance of at least this share of the variance between the samples: a beta law with the exact mean and variance over all
 * ways to part the values in n and m (for normal values near Hotelling's law). The variance grows with the leverages, the more
 * so the less equal n and m are.
 */
const betweenP = (share: number, {n, m, rank, leverages}: Between): number => {
  const total = n + m, a = n * m / (total * (total - 1)), b = a * (n - 1) * (m - 1) / ((total - 2) * (total - 3));
  const squares = (a - 6 * b) * leverages + (b - a * a) * rank * rank + 2 * b * rank, mean = rank / (total - 1);
  const both = mean * (1 - mean) * (a * (total - 1)) ** 2 / squares - 1;
  return share >= 1 || !(both > 0) ? 0 : betaI(1 - share, (1 - mean) * both, mean * both);
};

/**
 * Compares two samples by their characteristic functions at two points; sensitive to shape as well as to place and spread.
 * Undefined when a side has fewer than five values or the pooled interquartile range is 0.
 */
export const eppsSingleton = (pair: Ordered, method: EppsSingletonMethod = "pooled"): EppsSingleton | undefined => {
  const {values, reference, current, n, m} = pair;
  if (n < 5 || m < 5) return undefined;
  const total = n + m, pooled = reference.map((count, k) => count + current[k]);
  const scale = (quantileWeighted(values, pooled, 0.75) - quantileWeighted(values, pooled, 0.25)) / 2;
  if (!(scale > 0 && Number.isFinite(scale))) return undefined;
  const features = points.flatMap((t) => [
    values.map((value) => Math.cos(t / scale * value)), values.map((value) => Math.sin(t / scale * value)),
  ]);
  const x = transformed(features, reference, n), y = transformed(features, current, m);
  const difference = x.mean.map((mean, a) => mean - y.mean[a]);
  if (method === "separate") {
    const rows = whitening(x.covariance.map((own, i) => total / n * own + total / m * y.covariance[i])), rank = rows.length;
    const factor = Math.max(n, m) < 25 ? 1 / (1 + total ** -0.45 + 10.1 * (n ** -1.7 + m ** -1.7)) : 1;
    const w = factor * total * quadratic(difference, rows);
    return rank === 0 ? undefined : {statistic: w, df: rank, p: chiSquareSf(w, rank)};
  }
  const {mean, covariance} = transformed(features, pooled, total), rows = whitening(covariance), rank = rows.length;
  if (rank === 0) return undefined;
  const share = n * m / (total * total) * quadratic(difference, rows);
  const leverages = squaredLeverages({features, counts: pooled, mean, rows});
  return {statistic: (total - 1) * share, df: rank, p: betweenP(share, {n, m, rank, leverages})};
};
