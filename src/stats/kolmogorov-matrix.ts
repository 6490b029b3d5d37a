import {poissonMass} from "./gamma.ts";

/**
 * P(D < d) of n rows by Durbin's matrix (1973), as Marsaglia, Tsang and Wang (2003) write it. Instead of a matrix power, n
 * products of a row with the banded matrix: all terms positive, and the factorials are negligible past the 20th band.
 */
export const kolmogorovMatrix = (d: number, n: number): number => {
  const k = Math.floor(n * d) + 1, h = k - n * d, m = 2 * k - 1;
  const bands = Math.min(m + 1, 21);
  const inverse = new Float64Array(m + 2);
  inverse[0] = 1;
  for (let i = 1; i < inverse.length; i++) inverse[i] = inverse[i - 1] / i;
  const column = new Float64Array(m), last = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    column[i] = (1 - Math.pow(h, i + 1)) * inverse[i + 1];
    last[i] = (1 - Math.pow(h, m - i)) * inverse[m - i];
  }
  last[0] = column[m - 1] = (1 - 2 * Math.pow(h, m) + Math.pow(Math.max(0, 2 * h - 1), m)) * inverse[m];
  let row = new Float64Array(m), next = new Float64Array(m);
  row[k - 1] = 1;
  for (let step = 0; step < n; step++) {
    advance(row, next, {column, last, inverse, bands});
    [row, next] = [next, row];
  }
  return row[k - 1] / poissonMass(n, n);
};

interface Durbin {
  readonly column: Float64Array;
  readonly last: Float64Array;
  readonly inverse: Float64Array;
  readonly bands: number;
}

/** One product, divided by e so that n of them stay in range. */
const advance = (row: Float64Array, next: Float64Array, {column, last, inverse, bands}: Durbin): void => {
  const m = row.length, end = row[m - 1];
  let first = 0;
  for (let i = 0; i < Math.min(m, bands); i++) first += row[i] * column[i];
  next[0] = m > bands ? (first + end * last[0]) / Math.E : first / Math.E;
  for (let j = 1; j < m; j++) {
    const stop = Math.min(m - 1, j - 1 + bands);
    let sum = end * last[j];
    for (let i = j - 1, t = 0; i < stop; i++, t++) sum += row[i] * inverse[t];
    next[j] = sum / Math.E;
  }
};
