import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chiSquareCdf, chiSquareQuantile, chiSquareSf, chiSquareUpperQuantile} from "../../src/stats/chi-square.ts";
import {near} from "./near.ts";

const freedom = fc.double({min: -0.5, max: 5, noNaN: true}).map((e) => 10 ** e);

describe("the chi-square law", () => {
  it("is e^(-x/2) at two degrees of freedom", () => {
    for (const x of [1e-9, 0.5, 3, 100, 1380]) near(chiSquareSf(x, 2), Math.exp(-x / 2), 2e-13);
  });

  it("has quantiles that invert either tail down to 1e-300", () => {
    fc.assert(fc.property(freedom, fc.double({min: -690, max: -0.01, noNaN: true}), (df, log) => {
      const p = Math.exp(log), lower = chiSquareQuantile(p, df);
      near(chiSquareSf(chiSquareUpperQuantile(p, df), df), p, 2e-10);
      if (lower > 1e-290) near(chiSquareCdf(lower, df), p, 2e-10);
    }));
  });

  it("has tails that add up to 1", () => {
    fc.assert(fc.property(freedom, fc.double({min: 0.1, max: 2, noNaN: true}), (df, ratio) => {
      expect(Math.abs(chiSquareSf(df * ratio, df) + chiSquareCdf(df * ratio, df) - 1)).toBeLessThan(1e-13);
    }));
  });

  it("answers at the ends, and NaN where no degrees of freedom are", () => {
    expect([chiSquareQuantile(0, 3), chiSquareQuantile(1, 3), chiSquareUpperQuantile(0, 3), chiSquareUpperQuantile(1, 3)])
      .toEqual([0, Infinity, Infinity, 0]);
    expect([chiSquareSf(1, 0), chiSquareQuantile(0.5, 0), chiSquareUpperQuantile(2, 1)]).toEqual([NaN, NaN, NaN]);
  });
});
