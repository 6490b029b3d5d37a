// Two samples compared along the orthogonal polynomials of the pooled ranks: place, spread, skew, tails (Neyman's smooth
// test in the two-sample form of Eubank, LaRiccia and Rosenstein, JASA 82, 1987), with the ties built into the polynomials.
import type {Ordered} from "./ordered.ts";

/** Statistics by degree from 1 up, and the exact skewness of each. */
export interface RankComponents {
  readonly z: Float64Array;
  readonly skewness: Float64Array;
}

/**
 * Standardised linear rank statistics z[0], z[1], ... of the polynomials of degree 1, 2, ... that are orthonormal over the
 * pooled mid-ranks. Given the pooled values and no drift, each has mean 0 and variance 1 and no two are correlated,
 * exactly, whatever the ties. Positive means more of the current sample where the polynomial is high: z[0] > 0 is a shift
 * upwards (z[0] is Mann and Whitney's), z[1] > 0 a wider spread. There are fewer than asked for when there are too few
 * distinct values. `skewness` holds the exact third moments.
 */
export const rankComponents = ({reference, current, n, m}: Ordered, degrees = 4): RankComponents => {
  const k = reference.length, total = n + m, z: number[] = [], skewness: number[] = [];
  const x = new Float64Array(k), share = new Float64Array(k);
  for (let j = 0, before = 0; j < k; j++) {
    const tie = reference[j] + current[j];
    share[j] = tie / total;
    x[j] = (2 * before + tie) / total - 1;
    before += tie;
  }
  // Stieltjes' recurrence: p[d] = (x - a) p[d - 1] - b p[d - 2], scaled to norm 1 at each step.
  let last = new Float64Array(k), now = new Float64Array(k).fill(1), norm = 0;
  for (let degree = 1; degree <= Math.min(degrees, k - 1); degree++) {
    let a = 0, square = 0, cube = 0, sum = 0;
    for (let j = 0; j < k; j++) a += share[j] * x[j] * now[j] * now[j];
    for (let j = 0; j < k; j++) {
      last[j] = (x[j] - a) * now[j] - norm * last[j];
      square += share[j] * last[j] * last[j];
    }
    norm = Math.sqrt(square);
    // Past this the polynomial is rounding: the values do not tell more degrees apart.
    if (!(norm > 1e-7)) break;
    for (let j = 0; j < k; j++) {
      const p = last[j] /= norm;
      cube += share[j] * p * p * p;
      sum += current[j] * p;
    }
    z.push(sum * Math.sqrt((total - 1) / (n * m)));
    skewness.push((n - m) / Math.max(1, total - 2) * Math.sqrt((total - 1) / (n * m)) * cube);
    [last, now] = [now, last];
  }
  return {z: Float64Array.from(z), skewness: Float64Array.from(skewness)};
};

/**
 * The standard normal value that lies as far out as z does in the Pearson type III law of this skewness (Wilson and
 * Hilferty 1931): takes off the lean that a rank statistic has when one sample is much smaller and few values decide.
 */
export const withoutSkew = (z: number, skewness: number): number => {
  if (Math.abs(skewness) < 1e-6) return z;
  return 6 / skewness * (Math.cbrt(Math.max(0, 1 + skewness * z / 2)) - 1) + skewness / 6;
};
