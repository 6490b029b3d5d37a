import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {betaI, betaPower, betaQuantile, betaTail, logBeta} from "../../src/stats/beta.ts";
import {near} from "./near.ts";

const shape = fc.double({min: -1, max: 5, noNaN: true}).map((e) => 10 ** e);

describe("the incomplete beta function", () => {
  it("has mpmath's digits in both tails, for parameters up to 1e5", () => {
    near(betaI(0.9, 1000, 0.5), 9.816333152380935e-48);
    near(betaI(0.05, 3, 200), 0.9978530241922592, 1e-14);
    near(betaI(0.8676898224149396, 25709.08972899811, 2844.030051054154), 8.476266890874514e-65);
    near(betaI(0.9944551979229564, 4318.727418278169, 6.341094170471814), 5.084482134982664e-6);
    const point = {x: 1 - 0.8171554309234212, y: 0.8171554309234212, a: 267.141741874555, b: 330.3765427078825};
    near(betaTail(point), 6.301036042803585e-50);
  });

  it("adds up to 1 with its mirror image", () => {
    fc.assert(fc.property(shape, shape, fc.double({min: 0.001, max: 0.999, noNaN: true}), (a, b, x) => {
      expect(Math.abs(betaI(x, a, b) + betaTail({x: 1 - x, y: x, a: b, b: a}) - 1)).toBeLessThan(1e-12);
    }));
  });

  it("is its own closed form for a = 1 or b = 1", () => {
    fc.assert(fc.property(shape, fc.double({min: 1e-4, max: 0.9999, noNaN: true}), (b, x) => {
      expect(Math.abs(betaI(x, 1, b) + Math.expm1(b * Math.log1p(-x)))).toBeLessThan(1e-12);
      expect(Math.abs(betaI(x, b, 1) - x ** b)).toBeLessThan(1e-12);
    }));
  });

  it("has a quantile that inverts it, in either tail", () => {
    fc.assert(fc.property(shape, shape, fc.double({min: -300, max: -0.01, noNaN: true}), (a, b, log) => {
      const p = Math.exp(log), x = betaQuantile(p, a, b);
      if (x > 1e-300 && x < 0.999) near(betaI(x, a, b), p, 1e-10);
    }));
    near(betaQuantile(0.025, 8, 3), 0.4439045376923585, 1e-13);
  });

  it("is 0 and 1 at the ends and NaN for parameters that are not positive", () => {
    expect([betaI(0, 2, 3), betaI(1, 2, 3), betaI(-1, 2, 3), betaI(2, 2, 3), betaI(0.5, 0, 3), betaI(NaN, 2, 3)])
      .toEqual([0, 1, 0, 1, NaN, NaN]);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3), betaQuantile(-1, 2, 3), betaQuantile(0.5, 2, 0)])
      .toEqual([0, 1, NaN, NaN]);
    expect(betaPower({x: 0, y: 1, a: 2, b: 3})).toBe(0);
  });
});

describe("logBeta(a, b)", () => {
  it("has mpmath's digits for small and large parameters", () => {
    near(logBeta(19.101114650225977, 473049.5272040942), -212.90301547042176, 1e-14);
    near(logBeta(0.00871403041876057, 0.0019144652820864965), 6.4568939400736705, 1e-14);
    near(logBeta(3041.521558902779, 247152.6301420188), -16438.78683591926, 1e-14);
    near(logBeta(0.0635771584519065, 47655.58740194283), 2.037192029043887, 1e-13);
  });
});
