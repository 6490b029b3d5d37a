import type {FiniteValues} from "./finite-values.ts";
import type {Sketch} from "./sketch.ts";
import type {Moments} from "./state.ts";

/** What power sums are taken about: u = (x - centre) / scale. */
export interface MomentsSpec {
  readonly centre: number;
  /** Greater than 0. */
  readonly scale: number;
}

// Sums are taken block by block, so that rounding grows with the block and the number of blocks, not with the rows.
const block = 1024;

/** A sum that has overflowed stays NaN: no order of merging may make a number of it. */
const kept = (sum: number): number => sum - sum === 0 ? sum : NaN;

/** Count, extremes and four power sums of the finite values. */
export const moments: Sketch<MomentsSpec, FiniteValues, Moments> = {
  id: "moments",
  empty: () => ({n: 0, s1: 0, s2: 0, s3: 0, s4: 0, min: Infinity, max: -Infinity}),
  add(state, {values, n}, {centre, scale}) {
    let {min, max, s1, s2, s3, s4} = state;
    for (let from = 0; from < n; from += block) {
      const to = Math.min(n, from + block);
      let t1 = 0, t2 = 0, t3 = 0, t4 = 0;
      for (let i = from; i < to; i++) {
        const x = values[i], u = (x - centre) / scale, uu = u * u;
        if (x < min) min = x;
        if (x > max) max = x;
        t1 += u;
        t2 += uu;
        t3 += uu * u;
        t4 += uu * uu;
      }
      s1 += t1;
      s2 += t2;
      s3 += t3;
      s4 += t4;
    }
    return Object.assign(state, {n: state.n + n, s1: kept(s1), s2: kept(s2), s3: kept(s3), s4: kept(s4), min, max});
  },
  merge: (a, b) => ({
    n: a.n + b.n,
    s1: kept(a.s1 + b.s1),
    s2: kept(a.s2 + b.s2),
    s3: kept(a.s3 + b.s3),
    s4: kept(a.s4 + b.s4),
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  }),
};
