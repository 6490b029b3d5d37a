import {describe, it} from "vitest";
import {noncentralChiSquareSf} from "../../src/stats/noncentral-chi-square.ts";
import {saddleTail} from "../../src/stats/saddle-contour.ts";
import type {LogTransform} from "../../src/stats/saddle-contour.ts";
import {near} from "./near.ts";

/** ln E e^(sX) of the noncentral chi-square law: -df/2 ln(1 - 2s) + lambda s / (1 - 2s). */
const noncentral = (df: number, lambda: number): LogTransform => (real, imaginary, out) => {
  const a = 1 - 2 * real, b = -2 * imaginary, size = a * a + b * b;
  if (imaginary === 0 && a <= 0) { out[0] = Infinity; return; }
  out[0] = -df / 4 * Math.log(size) + lambda * (real * a + imaginary * b) / size;
  out[1] = -df / 2 * Math.atan2(b, a) + lambda * (imaginary * a - real * b) / size;
};

describe("saddleTail(x, contour)", () => {
  it("recovers the noncentral chi-square law from its transform, on both sides of the mean", () => {
    for (const [df, lambda] of [[9, 50], [1, 3], [200, 10]] as const) {
      for (const share of [0.1, 0.5, 0.99, 1.01, 2, 10]) {
        const x = share * (df + lambda);
        near(saddleTail(x, {transform: noncentral(df, lambda), edge: 0.5}), noncentralChiSquareSf(x, df, lambda), 1e-9);
      }
    }
  });

  it("is e^-x for the exponential law", () => {
    const transform: LogTransform = (real, imaginary, out) => {
      out[0] = imaginary === 0 && real >= 1 ? Infinity : -0.5 * Math.log((1 - real) ** 2 + imaginary ** 2);
      out[1] = -Math.atan2(-imaginary, 1 - real);
    };
    for (const x of [1e-9, 0.5, 1, 30, 690]) near(saddleTail(x, {transform, edge: 1}), Math.exp(-x), 1e-11);
  });
});
