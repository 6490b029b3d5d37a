// The maximum mean discrepancy of two samples of a number, under a Gaussian kernel.
import {monteCarlo} from "./monte-carlo.ts";
import type {Ordered} from "./ordered.ts";
import {generator} from "./random.ts";
import {tableSeed} from "./table-seed.ts";

/** How far apart two samples lie in the kernel's space. */
export interface MaximumMeanDiscrepancy {
  /** The unbiased square of the discrepancy: 0 on average without drift, so that it may be negative. */
  readonly statistic: number;
  /** By resampling which sample each value is from: (1 + k) / (1 + R). */
  readonly p: number;
  /** The median distance of two values, over which the kernel exp(-(distance / bandwidth)^2) falls to 1 / e. */
  readonly bandwidth: number;
  /** Points that values were gathered on; as many as there are distinct values unless these are too many. */
  readonly points: number;
}

/** Sums of a kernel over all ordered pairs of values, each with itself (where it is 1) included. */
export interface KernelSums {
  readonly reference: number;
  readonly current: number;
  readonly across: number;
  readonly n: number;
  readonly m: number;
}

/** The unbiased square of the discrepancy from sums of its kernel (Gretton et al. 2012, equation 3). */
export const unbiasedDiscrepancy = ({reference, current, across, n, m}: KernelSums): number =>
  (reference - n) / (n * (n - 1)) + (current - m) / (m * (m - 1)) - 2 * across / (n * m);

/** Past this many distinct values neighbours are put together in groups of about equal count, at their mean. */
const most = 256;

const grouped = (pair: Ordered): Ordered => {
  const {values, reference, current, n, m} = pair;
  if (values.length <= most) return pair;
  const at = new Float64Array(most), first = new Float64Array(most).fill(NaN);
  const left = new Float64Array(most), right = new Float64Array(most);
  let seen = 0;
  for (let i = 0; i < values.length; i++) {
    const count = reference[i] + current[i], group = Math.min(most - 1, Math.floor((seen + count / 2) / (n + m) * most));
    if (Number.isNaN(first[group])) first[group] = values[i];
    at[group] += count * (values[i] - first[group]);
    left[group] += reference[i];
    right[group] += current[i];
    seen += count;
  }
  const filled = Array.from(at.keys()).filter((group) => left[group] + right[group] > 0);
  const take = (from: Float64Array): Float64Array => Float64Array.from(filled, (group) => from[group]);
  const middles = at.map((sum, group) => first[group] + sum / (left[group] + right[group]));
  return {values: take(middles), reference: take(left), current: take(right), n, m};
};

/** How many pairs of two values lie at most `distance` apart, ties included when `ties`. */
const pairsWithin = ({values, reference, current}: Ordered, distance: number, ties: boolean): number => {
  let pairs = 0, start = 0, between = 0;
  for (let i = 0; i < values.length; i++) {
    const count = reference[i] + current[i];
    while (values[i] - values[start] > distance) { between -= reference[start] + current[start]; start++; }
    pairs += count * between + (ties ? count * (count - 1) / 2 : 0);
    between += count;
  }
  return pairs;
};

/** The median distance of two of all values; of two different ones where more than half of the pairs are ties. */
const medianDistance = (pair: Ordered): number => {
  const range = pair.values[pair.values.length - 1] - pair.values[0];
  const ties = pairsWithin(pair, 0, true) < pairsWithin(pair, range, true) / 2;
  const half = pairsWithin(pair, range, ties) / 2;
  let low = 0, high = range;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (!(middle > low && middle < high)) break;
    if (pairsWithin(pair, middle, ties) < half) low = middle; else high = middle;
  }
  return high;
};

/** The kernel between any two points, row by row up to and without the diagonal. */
const kernelBelowDiagonal = (values: Float64Array, bandwidth: number): Float64Array => {
  const kernel = new Float64Array(values.length * (values.length - 1) / 2);
  for (let i = 0, at = 0; i < values.length; i++)
    for (let j = 0; j < i; j++, at++) kernel[at] = Math.exp(-(((values[i] - values[j]) / bandwidth) ** 2));
  return kernel;
};

/** x' K y for the symmetric kernel with ones on its diagonal. */
const form = (kernel: Float64Array, x: Float64Array, y: Float64Array): number => {
  let sum = 0;
  for (let i = 0, at = 0; i < x.length; i++) {
    let byX = 0, byY = 0;
    for (let j = 0; j < i; j++, at++) { byX += kernel[at] * x[j]; byY += kernel[at] * y[j]; }
    sum += x[i] * byY + y[i] * byX + x[i] * y[i];
  }
  return sum;
};

/** Half of x' K x less the diagonal, in one pass: what resampling spends its time on. */
const belowDiagonal = (kernel: Float64Array, x: Float64Array): number => {
  let sum = 0;
  for (let i = 0, at = 0; i < x.length; i++) {
    if (x[i] === 0) { at += i; continue; }
    let row = 0;
    for (let j = 0; j < i; j++, at++) row += kernel[at] * x[j];
    sum += x[i] * row;
  }
  return sum;
};

/** Each point's kernel with all values. */
const potential = (kernel: Float64Array, counts: Float64Array): Float64Array => {
  const sums = counts.slice();
  for (let i = 0, at = 0; i < counts.length; i++) for (let j = 0; j < i; j++, at++) {
    sums[i] += kernel[at] * counts[j];
    sums[j] += kernel[at] * counts[i];
  }
  return sums;
};

/**
 * The maximum mean discrepancy with the median heuristic's bandwidth, tested given the pooled values. Undefined when a side has
 * fewer than two values or all values are equal.
 */
export const maximumMeanDiscrepancy = (
  pair: Ordered, {resamples = 999}: {readonly resamples?: number} = {},
): MaximumMeanDiscrepancy | undefined => {
  const {n, m} = pair;
  if (!(n > 1 && m > 1) || pair.values.length < 2) return undefined;
  const {values, reference, current} = grouped(pair), points = values.length;
  const bandwidth = medianDistance({values, reference, current, n, m}), kernel = kernelBelowDiagonal(values, bandwidth);
  const sums = {
    reference: form(kernel, reference, reference), current: form(kernel, current, current),
    across: form(kernel, reference, current), n, m,
  };
  const pooled = reference.map((count, i) => count + current[i]);
  const reach = potential(kernel, pooled), all = form(kernel, pooled, pooled);
  // The pooled counts being given, one quadratic form tells all three sums.
  const statistic = ({reference: drawn}: {readonly reference: Float64Array}): number => {
    let met = 0, squares = 0;
    for (let i = 0; i < points; i++) { met += drawn[i] * reach[i]; squares += drawn[i] * drawn[i]; }
    const own = squares + 2 * belowDiagonal(kernel, drawn);
    return unbiasedDiscrepancy({reference: own, across: met - own, current: all - 2 * met + own, n, m});
  };
  const table = {reference, current, n, m}, p = monteCarlo(table, statistic, {random: generator(tableSeed(table)), resamples});
  return p === undefined ? undefined : {statistic: unbiasedDiscrepancy(sums), p, bandwidth, points};
};
