// The law of a weighted sum of independent chi-square variables: what quadratic statistics tend to.
import {saddleTail} from "./saddle-contour.ts";
import type {LogTransform} from "./saddle-contour.ts";

/**
 * The upper tail P(sum of weights[i] X[i] > x), X[i] independent chi-squares of one degree of freedom (or `df[i]`); weights are
 * positive.
 */
export const weightedChiSquareSf = (x: number, weights: ArrayLike<number>, df?: ArrayLike<number>): number => {
  if (Number.isNaN(x)) return NaN;
  let largest = 0;
  for (let i = 0; i < weights.length; i++) largest = Math.max(largest, weights[i]);
  if (!(largest > 0) || !(x > 0)) return x > 0 ? 0 : 1;
  if (x === Infinity) return 0;
  const transform: LogTransform = (real, imaginary, out) => {
    let logSize = 0, angle = 0;
    for (let i = 0; i < weights.length; i++) {
      const a = 1 - 2 * weights[i] * real, b = -2 * weights[i] * imaginary, count = df ? df[i] : 1;
      if (imaginary === 0 && a <= 0) { out[0] = Infinity; return; }
      logSize += count * Math.log(a * a + b * b);
      angle += count * Math.atan2(b, a);
    }
    out[0] = -0.25 * logSize;
    out[1] = -0.5 * angle;
  };
  return saddleTail(x, {transform, edge: 0.5 / largest});
};
