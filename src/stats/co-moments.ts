// Sums over pairs about their means.
import type {CoMoments} from "./pearson.ts";

/** The co-moments of two columns of equal length, about their means: no offset costs digits. */
export const coMoments = (x: Float64Array, y: Float64Array): CoMoments => {
  const n = Math.min(x.length, y.length), meanOf = (values: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[i] - values[0];
    return n > 0 ? values[0] + sum / n : 0;
  };
  const centreX = meanOf(x), centreY = meanOf(y);
  let su = 0, sv = 0, suu = 0, svv = 0, suv = 0;
  for (let i = 0; i < n; i++) {
    const u = x[i] - centreX, v = y[i] - centreY;
    su += u;
    sv += v;
    suu += u * u;
    svv += v * v;
    suv += u * v;
  }
  return {n, su, sv, suu, svv, suv};
};
