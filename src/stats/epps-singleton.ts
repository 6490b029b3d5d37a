// The Epps-Singleton test: two samples compared by their empirical characteristic functions.
import {chiSquareSf} from "./chi-square.ts";
import {fisherFSf} from "./fisher-f.ts";
import type {Ordered} from "./ordered.ts";
import {quantileWeighted} from "./quantile.ts";
import {symmetricEigen} from "./symmetric-eigen.ts";

/** Where the characteristic functions are compared, in pooled semi-interquartile ranges (Epps and Singleton 1986). */
const points = [0.4, 0.8] as const;
const size = 2 * points.length;

/** How the p-value is found: from the F law of Hotelling's statistic with Yao's degrees of freedom, or from chi-square as in SciPy. */
export type EppsSingletonMethod = "f" | "chi-square";

/** How unlike two samples' characteristic functions are. */
export interface EppsSingleton {
  /** W, with the small-sample factor below 25 values when the method is chi-square. */
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

/** d' M^+ d, the rank of M, and M^+ d. */
const quadratic = (
  difference: Float64Array, matrix: Float64Array,
): {readonly value: number; readonly rank: number; readonly solution: Float64Array} => {
  const {values, vectors} = symmetricEigen(matrix), largest = values.reduce((most, value) => Math.max(most, value), 0);
  const solution = new Float64Array(size);
  let value = 0, rank = 0;
  for (let a = 0; a < size; a++) {
    if (!(values[a] > 4 * 2.220446049250313e-16 * largest)) continue;
    let along = 0;
    for (let b = 0; b < size; b++) along += vectors[b * size + a] * difference[b];
    for (let b = 0; b < size; b++) solution[b] += vectors[b * size + a] * along / values[a];
    value += along * along / values[a];
    rank++;
  }
  return {value, rank, solution};
};

/** x' C x. */
const form = (x: Float64Array, covariance: Float64Array): number => {
  let sum = 0;
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) sum += x[a] * covariance[a * size + b] * x[b];
  return sum;
};

/**
 * Compares two samples by their characteristic functions at two points; sensitive to shape as well as to place and spread.
 * Undefined when a side has fewer than five values or the pooled interquartile range is 0.
 */
export const eppsSingleton = ({values, reference, current, n, m}: Ordered, method: EppsSingletonMethod = "f"): EppsSingleton | undefined => {
  if (n < 5 || m < 5) return undefined;
  const total = n + m, pooled = reference.map((count, k) => count + current[k]);
  const scale = (quantileWeighted(values, pooled, 0.75) - quantileWeighted(values, pooled, 0.25)) / 2;
  if (!(scale > 0 && Number.isFinite(scale))) return undefined;
  const features = points.flatMap((t) => [values.map((value) => Math.cos(t / scale * value)), values.map((value) => Math.sin(t / scale * value))]);
  const x = transformed(features, reference, n), y = transformed(features, current, m);
  const matrix = x.covariance.map((value, i) => total / n * value + total / m * y.covariance[i]);
  const {value, rank, solution} = quadratic(x.mean.map((mean, a) => mean - y.mean[a]), matrix);
  if (rank === 0) return undefined;
  const w = total * value;
  if (method === "chi-square") {
    const factor = Math.max(n, m) < 25 ? 1 / (1 + total ** -0.45 + 10.1 * (n ** -1.7 + m ** -1.7)) : 1;
    return {statistic: factor * w, df: rank, p: chiSquareSf(factor * w, rank)};
  }
  // Hotelling's statistic with unequal covariances, on Yao's (1965) degrees of freedom; covariances are taken with divisor n - 1.
  const left = form(solution, x.covariance) / (n - 1), right = form(solution, y.covariance) / (m - 1), both = left + right;
  const freedom = both > 0 ? both * both / (left * left / (n - 1) + right * right / (m - 1)) : Infinity;
  const unbiased = both > 0 ? w * (form(solution, x.covariance) / n + form(solution, y.covariance) / m) / both : w;
  const rest = freedom - rank + 1;
  return {statistic: w, df: rank, p: rest > 0 ? fisherFSf(unbiased * rest / (freedom * rank), rank, rest) : 1};
};
