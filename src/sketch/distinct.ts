import type {Sketch} from "./sketch.ts";
import type {Distinct} from "./state.ts";

/** How many distinct values are kept before only the smallest `sample` hashes stay; sample is at most cap. */
export interface DistinctSpec {
  readonly cap: number;
  readonly sample: number;
}

/** Ascending distinct hashes of both, at most `most` of them. */
const united = (a: Float64Array, b: Float64Array, most: number): Float64Array => {
  if (a.length === 0 || b.length === 0) return (a.length === 0 ? b : a).slice(0, most);
  const all = new Float64Array(Math.min(most, a.length + b.length));
  let n = 0;
  for (let i = 0, j = 0; n < all.length && (i < a.length || j < b.length); n++) {
    const x = i < a.length ? a[i] : Infinity, y = j < b.length ? b[j] : Infinity;
    all[n] = x < y ? x : y;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return n < all.length ? all.slice(0, n) : all;
};

const limited = (a: Distinct, b: Distinct, {cap, sample}: DistinctSpec): Distinct => {
  const complete = a.complete && b.complete, hashes = united(a.hashes, b.hashes, complete ? cap + 1 : sample);
  return complete && hashes.length > cap ? {hashes: hashes.slice(0, sample), complete: false} : {hashes, complete};
};

/**
 * The distinct values by 53-bit hash: all of them, or past the cap the smallest (the k minimum values of Bar-Yossef et al. 2002).
 * A batch is its ascending distinct hashes, as `distinctBuffer` collects them.
 */
export const distinct: Sketch<DistinctSpec, Float64Array, Distinct> = {
  id: "distinct",
  empty: () => ({hashes: new Float64Array(0), complete: true}),
  add: (state, hashes, spec) => Object.assign(state, limited(state, {hashes, complete: true}, spec)),
  merge: limited,
};

/**
 * How many distinct values there were, and the half width of its 95 % interval, both in values; the error is 0 while all are
 * kept.
 * Past the cap (k - 1) / (k-th smallest hash as a share of all hashes), whose relative standard error is 1 / sqrt(k - 2).
 */
export const estimate = ({hashes, complete}: Distinct): {readonly count: number; readonly error: number} => {
  const k = hashes.length;
  if (complete || k < 3) return {count: k, error: 0};
  const count = (k - 1) / ((hashes[k - 1] + 1) / 2 ** 53);
  return {count, error: 1.96 * count / Math.sqrt(k - 2)};
};
