// Two samples compared along the orthogonal polynomials of the pooled ranks: shift, spread, skew, tails (Neyman's smooth test in the
// two-sample form of Eubank, LaRiccia and Rosenstein, JASA 82, 1987), with the ties built into the polynomials.
import type {Ordered} from "./ordered.ts";

/**
 * Standardised linear rank statistics z[0], z[1], ... of the polynomials of degree 1, 2, ... that are orthonormal over the pooled mid-ranks.
 * Given the pooled values and no drift, each has mean 0 and variance 1 and no two are correlated, exactly, whatever the ties. Positive
 * means more of the current sample where the polynomial is high: z[0] > 0 is a shift upwards, z[1] > 0 a wider spread. There are fewer
 * than asked for when there are too few distinct values.
 */
export const rankComponents = ({reference, current, n, m}: Ordered, degrees = 4): Float64Array => {
  const k = reference.length, total = n + m, scale = Math.sqrt((total - 1) / (n * m) / 1), z: number[] = [];
  const x = new Float64Array(k), share = new Float64Array(k);
  let before = 0;
  for (let j = 0; j < k; j++) {
    const tie = reference[j] + current[j];
    share[j] = tie / total;
    x[j] = (2 * before + tie) / total - 1;
    before += tie;
  }
  // Stieltjes' recurrence: p[d] = (x - a) p[d - 1] - b p[d - 2], scaled to norm 1 at each step.
  let last = new Float64Array(k), now = new Float64Array(k).fill(1), norm = 0;
  for (let degree = 1; degree <= Math.min(degrees, k - 1); degree++) {
    let a = 0, square = 0, sum = 0;
    for (let j = 0; j < k; j++) a += share[j] * x[j] * now[j] * now[j];
    for (let j = 0; j < k; j++) {
      last[j] = (x[j] - a) * now[j] - norm * last[j];
      square += share[j] * last[j] * last[j];
    }
    norm = Math.sqrt(square);
    if (!(norm > 1e-6)) break;
    for (let j = 0; j < k; j++) {
      last[j] /= norm;
      sum += current[j] * last[j];
    }
    z.push(sum * scale);
    [last, now] = [now, last];
  }
  return Float64Array.from(z);
};
