import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chiSquareSf, chiSquareUpperQuantile} from "../../src/stats/chi-square.ts";
import {noncentralChiSquareCdf, noncentralChiSquareSf, noncentralityForPower, noncentralityInterval}
  from "../../src/stats/noncentral-chi-square.ts";
import {normalQuantile} from "../../src/stats/normal.ts";
import {near} from "./near.ts";

const freedom = fc.double({min: 0, max: 3, noNaN: true}).map((e) => 10 ** e);

describe("the noncentral chi-square law", () => {
  it("has mpmath's digits", () => {
    near(noncentralChiSquareCdf(12.011761053492455, 2.6451597910967704, 4.207809594468082), 0.8649396343530386, 1e-13);
    near(noncentralChiSquareSf(523.4203318256888, 6.257557952117544, 297.00434418163593), 1.7681036351040284e-8, 1e-13);
    near(noncentralChiSquareSf(1001.3987609069154, 280.52199028756064, 264.560432799086), 2.9804525988563813e-21, 1e-13);
  });

  it("agrees with SciPy far out and at a million", () => {
    near(noncentralChiSquareSf(1200, 9, 50), 7.201640054200144e-165, 1e-12);
    near(noncentralChiSquareCdf(1, 9, 50), 5.5551089822868144e-14, 1e-12);
    near(noncentralChiSquareSf(1.01e6, 9, 1e6), 3.121052697394183e-7, 1e-12);
  });

  it("has tails that add up to 1, and is the central law without noncentrality", () => {
    const exponent = fc.double({min: -3, max: 5, noNaN: true}), deviations = fc.double({min: -5, max: 5, noNaN: true});
    fc.assert(fc.property(freedom, exponent, deviations, (df, log, z) => {
      const lambda = 10 ** log, x = Math.max(0.1, df + lambda + z * Math.sqrt(2 * df + 4 * lambda));
      expect(Math.abs(noncentralChiSquareSf(x, df, lambda) + noncentralChiSquareCdf(x, df, lambda) - 1)).toBeLessThan(1e-12);
      near(noncentralChiSquareSf(x, df, 0), chiSquareSf(x, df), 0);
    }));
  });

  it("answers at the ends", () => {
    expect([noncentralChiSquareSf(0, 3, 2), noncentralChiSquareSf(Infinity, 3, 2)]).toEqual([1, 0]);
    expect([noncentralChiSquareCdf(0, 3, 2), noncentralChiSquareCdf(Infinity, 3, 2)]).toEqual([0, 1]);
    expect([noncentralChiSquareSf(1, 0, 2), noncentralChiSquareCdf(1, 3, -1)]).toEqual([NaN, NaN]);
  });
});

describe("noncentralityInterval(x, df, level)", () => {
  it("has ends at which x lies on the quantile of the law", () => {
    const exponent = fc.double({min: -2, max: 6, noNaN: true});
    fc.assert(fc.property(freedom, exponent, fc.constantFrom(0.8, 0.95, 0.999), (df, log, level) => {
      const x = 10 ** log, p = (1 - level) / 2, [low, high] = noncentralityInterval(x, df, level);
      expect(low).toBeLessThanOrEqual(high);
      if (low > 0) near(noncentralChiSquareSf(x, df, low), p, 1e-10);
      else expect(chiSquareSf(x, df)).toBeGreaterThanOrEqual(p * (1 - 1e-9));
      if (high > 0) near(noncentralChiSquareCdf(x, df, high), p, 1e-10);
    }), {numRuns: 60});
  });

  it("starts at 0 when x is what chance gives, and is a point at 0 when x is too small even for that", () => {
    expect(noncentralityInterval(9, 9, 0.95)[0]).toBe(0);
    expect(noncentralityInterval(0, 9, 0.95)).toEqual([0, 0]);
    expect(noncentralityInterval(-1, 9, 0.95)).toEqual([NaN, NaN]);
    expect(noncentralityInterval(Infinity, 9, 0.95)).toEqual([Infinity, Infinity]);
  });
});

describe("noncentralityForPower(df, alpha, power)", () => {
  it("is the square of the sum of two normal quantiles at one degree of freedom, but for the far side", () => {
    near(noncentralityForPower(1, 0.05, 0.9), (normalQuantile(0.975) + normalQuantile(0.9)) ** 2, 1e-6);
  });

  it("gives the test its power", () => {
    const exponent = fc.double({min: -8, max: -1, noNaN: true}), wanted = fc.double({min: 0.2, max: 0.999, noNaN: true});
    fc.assert(fc.property(freedom, exponent, wanted, (df, log, power) => {
      const alpha = 10 ** log, lambda = noncentralityForPower(df, alpha, power);
      near(noncentralChiSquareSf(chiSquareUpperQuantile(alpha, df), df, lambda), power, 1e-11);
    }), {numRuns: 60});
    expect([noncentralityForPower(3, 0.05, 0.05), noncentralityForPower(3, 0, 0.5)]).toEqual([0, NaN]);
    expect(noncentralityForPower(3, 0.05, 1)).toBeNaN();
  });
});
