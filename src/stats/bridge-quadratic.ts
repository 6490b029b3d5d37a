// The null law of the quadratic distribution-function statistics (Anderson-Darling, Cramer-von Mises) given the ties in the data.
//
// Given the pooled values, which of them are the reference's is a draw of n from N without replacement. A quadratic statistic
// is Q = sum_j w_j Y_j^2, Y_j = M_j - B_j n / N, with M_j the reference's and B_j the pooled count up to block j (half of block
// j for midranks). cov(Y_j, Y_k) = n m B_j (N - B_k) / (N^2 (N - 1)) for j < k: a product, so that the matrix K = [sqrt(w_j
// w_k) cov(Y_j, Y_k)] is semiseparable plus a diagonal, and det(1 - 2sK) takes one pass over the blocks. As N grows Q tends to
// the sum of lambda_j chi-square(1), lambda being K's eigenvalues; the mean of Q is tr K exactly, and its exact variance is
// found below and matched.
import {logChoose} from "./binomial.ts";
import {saddleTail} from "./saddle-contour.ts";
import type {LogTransform} from "./saddle-contour.ts";
import {tableCount} from "./table-count.ts";

/** A quadratic form in the block ends of a pooled sample. */
export interface BridgeQuadratic {
  readonly n: number;
  readonly m: number;
  /** Pooled counts of the blocks of equal values, ascending by value. */
  readonly ties: Float64Array;
  /** w_j. */
  readonly weights: Float64Array;
  /** B_j. */
  readonly ranks: Float64Array;
  /** Whether a block counts half at its own rank. */
  readonly midrank: boolean;
}

interface Kernel {
  /** K_jk = left[j] right[k] for j < k. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly diagonal: Float64Array;
  readonly trace: number;
  /** tr K^2. */
  readonly squared: number;
  /** sup of s with 1 - 2sK positive definite. */
  readonly edge: number;
}

/** Whether all pivots of 1 - 2sK are positive for real s. */
const positive = (s: number, {left, right, diagonal}: Pick<Kernel, "left" | "right" | "diagonal">): boolean => {
  let q = 0;
  for (let j = 0; j < left.length; j++) {
    const d = 1 - 2 * s * diagonal[j] - right[j] * right[j] * q, e = -2 * s * left[j] - right[j] * q;
    if (!(d > 0)) return false;
    q += e * e / d;
  }
  return true;
};

const kernel = ({n, m, ties, weights, ranks, midrank}: BridgeQuadratic): Kernel => {
  const k = ties.length, total = n + m, share = n * m / (total * total * (total - 1));
  const left = new Float64Array(k), right = new Float64Array(k), diagonal = new Float64Array(k);
  let trace = 0, squared = 0, before = 0;
  for (let j = 0; j < k; j++) {
    const scale = Math.sqrt(weights[j] * share), rest = total - ranks[j];
    left[j] = scale * ranks[j];
    right[j] = scale * rest;
    diagonal[j] = weights[j] * share * (ranks[j] * rest - (midrank ? total * ties[j] / 4 : 0));
    trace += diagonal[j];
    squared += diagonal[j] * diagonal[j] + 2 * before * right[j] * right[j];
    before += left[j] * left[j];
  }
  // The largest eigenvalue lies between tr K^2 / tr K and the root of tr K^2.
  let low = 0.5 / Math.sqrt(squared), high = 0.5 * trace / squared * (1 + 1e-12);
  for (let i = 0; i < 30 && high - low > 1e-6 * low; i++) {
    const middle = (low + high) / 2;
    if (positive(middle, {left, right, diagonal})) low = middle; else high = middle;
  }
  return {left, right, diagonal, trace, squared, edge: low};
};

/** The exact variance of Q over all draws of n from N without replacement; 2 tr K^2 where fewer than four values leave none. */
const exactVariance = ({n, m, ties, weights, ranks, midrank}: BridgeQuadratic, {trace, squared}: Kernel): number => {
  const total = n + m, k = ties.length;
  if (total < 4) return 2 * squared;
  const a = n * m / (total * (total - 1)), b = a * (n - 1) * (m - 1) / ((total - 2) * (total - 3));
  // h_i = sum_j w_j (c_ij - B_j / N)^2 with c_ij = 1 when value i lies at or below block j: the diagonal of Q as a form in
  // single values.
  let above = 0, below = 0, diagonal = 0;
  for (let j = 0; j < k; j++) above += weights[j] * (1 - ranks[j] / total) ** 2;
  for (let j = 0; j < k; j++) {
    const f = ranks[j] / total, own = midrank ? (0.5 - f) ** 2 : (1 - f) ** 2;
    above -= weights[j] * (1 - f) ** 2;
    const h = Math.max(0, above) + below + weights[j] * own;
    diagonal += ties[j] * h * h;
    below += weights[j] * f * f;
  }
  return (a - 6 * b) * diagonal + (b / (a * a) - 1) * trace * trace + 2 * b / (a * a) * squared;
};

/**
 * ln det(1 - 2sK)^(-1/2). For s off the real axis every pivot keeps to one side of it, so that principal logarithms add up to
 * the right branch.
 */
const logTransform = ({left, right, diagonal}: Kernel): LogTransform => (real, imaginary, out) => {
  const x = -2 * real, y = -2 * imaginary;
  let qr = 0, qi = 0, size = 1, logSize = 0, angle = 0;
  for (let j = 0; j < left.length; j++) {
    const v = right[j], dr = 1 + x * diagonal[j] - v * v * qr, di = y * diagonal[j] - v * v * qi;
    if (imaginary === 0 && !(dr > 0)) { out[0] = Infinity; return; }
    const er = x * left[j] - v * qr, ei = y * left[j] - v * qi, d2 = dr * dr + di * di;
    const sr = er * er - ei * ei, si = 2 * er * ei;
    qr += (sr * dr + si * di) / d2;
    qi += (si * dr - sr * di) / d2;
    angle += Math.atan2(di, dr);
    size *= d2;
    if (size > 1e200 || size < 1e-200) { logSize += Math.log(size); size = 1; }
  }
  out[0] = -0.25 * (logSize + Math.log(size));
  out[1] = -0.5 * angle;
};

/** P(Q >= x) given the ties: the limiting law with its mean and variance set to the exact ones. */
export const bridgeQuadraticSf = (x: number, form: BridgeQuadratic): number => {
  const matrix = kernel(form);
  if (!(matrix.squared > 0)) return x > 0 ? 0 : 1;
  const variance = exactVariance(form, matrix);
  const at = variance > 0 ? matrix.trace + (x - matrix.trace) * Math.sqrt(2 * matrix.squared / variance) : x;
  return at > 0 ? saddleTail(at, {transform: logTransform(matrix), edge: matrix.edge}) : 1;
};

/**
 * Whether so few values are placed, or so few lie apart from the largest block, that Q takes few values and its limit is no
 * guide. Elsewhere the limit keeps its level better than an exact p-value of a lumpy statistic.
 */
export const isTiny = ({n, m, ties}: Pick<BridgeQuadratic, "n" | "m" | "ties">): boolean => {
  const total = n + m, few = Math.min(n, m), apart = total - ties.reduce((most, tie) => Math.max(most, tie), 0);
  return few <= 5 || total <= 50 || apart * few / total < 10;
};

/**
 * P(Q >= x) given the ties by going through every table with these margins (Q of any two samples is the same with their names
 * swapped, so the smaller one is placed); undefined when there are more than `most` of them.
 */
export const exactBridgeQuadraticSf = (x: number, form: BridgeQuadratic, most: number): number | undefined => {
  const {ties, weights, ranks, midrank} = form, k = ties.length, few = Math.min(form.n, form.m), total = form.n + form.m;
  if (tableCount(ties, few, most) > most) return undefined;
  // What the blocks from j on add once all `few` have been placed before them, and how many values they hold.
  const rest = new Float64Array(k + 1), after = new Float64Array(k + 1), all = logChoose(total, few);
  const limit = x - 1e-9 * Math.abs(x);
  for (let j = k - 1; j >= 0; j--) {
    rest[j] = rest[j + 1] + weights[j] * (few * (1 - ranks[j] / total)) ** 2;
    after[j] = after[j + 1] + ties[j];
  }
  let p = 0;
  const place = (
    from: number, {placed, sum, log}: {readonly placed: number; readonly sum: number; readonly log: number},
  ): void => {
    if (placed === few) {
      if (sum + rest[from] >= limit) p += Math.exp(log - all);
      return;
    }
    let skipped = sum;
    for (let j = from; j < k && after[j] >= few - placed; j++) {
      const mean = ranks[j] * few / total;
      for (let count = 1; count <= Math.min(ties[j], few - placed); count++) {
        const own = placed + (midrank ? count / 2 : count) - mean;
        if (after[j + 1] >= few - placed - count)
          place(j + 1, {placed: placed + count, sum: skipped + weights[j] * own * own, log: log + logChoose(ties[j], count)});
      }
      skipped += weights[j] * (placed - mean) ** 2;
    }
  };
  place(0, {placed: 0, sum: 0, log: 0});
  return Math.min(1, p);
};

/** Blocks put together, neighbours with neighbours, until at most about `most` are left; a large block stays on its own. */
export const coarsened = (ties: Float64Array, most: number): Float64Array => {
  if (ties.length <= most) return ties;
  let total = 0;
  for (const tie of ties) total += tie;
  const enough = 2 * total / most, groups: number[] = [];
  let open = 0;
  for (const tie of ties) {
    if (tie >= enough) {
      if (open > 0) groups.push(open);
      groups.push(tie);
      open = 0;
      continue;
    }
    open += tie;
    if (open >= enough) { groups.push(open); open = 0; }
  }
  if (open > 0) groups.push(open);
  return Float64Array.from(groups);
};
