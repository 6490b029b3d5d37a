import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chiSquareSf} from "../../src/stats/chi-square.ts";
import {weightedChiSquareSf} from "../../src/stats/weighted-chi-square.ts";
import {near} from "./near.ts";

describe("weightedChiSquareSf(x, weights, df)", () => {
  it("is the chi-square law when the weights are equal, at any x and however small the tail", () => {
    for (const df of [1, 2, 3, 10, 200]) {
      for (const x of [1e-6, 0.1, 5, 20, 100, 300, 1000]) near(weightedChiSquareSf(2 * x, [2], [df]), chiSquareSf(x, df), 1e-11);
    }
  });

  it("is a difference of exponentials for two weights with two degrees of freedom each", () => {
    const second = fc.double({min: 0.001, max: 0.999, noNaN: true}), exponent = fc.double({min: -3, max: 3, noNaN: true});
    fc.assert(fc.property(second, exponent, (weight, log) => {
      const x = 10 ** log, expected = (Math.exp(-x / 2) - weight * Math.exp(-x / (2 * weight))) / (1 - weight);
      // The expected value itself cancels as the weights near each other.
      near(weightedChiSquareSf(x, [1, weight], [2, 2]), expected, 1e-11 / (1 - weight));
    }));
  });

  it("does not depend on how equal weights are written", () => {
    near(weightedChiSquareSf(9, [3, 1, 1, 1]), weightedChiSquareSf(9, [1, 3], [3, 1]), 1e-12);
  });

  it("answers at the ends", () => {
    expect([weightedChiSquareSf(0, [1]), weightedChiSquareSf(Infinity, [1])]).toEqual([1, 0]);
    expect([weightedChiSquareSf(1, []), weightedChiSquareSf(NaN, [1])]).toEqual([0, NaN]);
  });
});
