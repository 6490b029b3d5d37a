import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binomialCdf, binomialSf, countDeviance, logBinomialMass, logChoose, logFactorialExcess}
  from "../../src/stats/binomial.ts";
import {near} from "./near.ts";

describe("logChoose(n, k)", () => {
  it("has mpmath's digits", () => {
    near(logChoose(14031, 27), 193.2410896257726, 1e-14);
    near(logChoose(305329, 8), 90.42846669412731, 1e-14);
    near(logChoose(5091217, 2728551), 3515796.092682562, 1e-14);
    near(logChoose(10, 3), Math.log(120), 1e-15);
  });

  it("is 0 at the ends and minus infinity outside", () => {
    expect([logChoose(9, 0), logChoose(9, 9), logChoose(9, -1), logChoose(9, 10)]).toEqual([0, 0, -Infinity, -Infinity]);
  });
});

describe("the binomial law", () => {
  it("agrees with SciPy", () => {
    near(binomialSf(120, 1000, 0.1), 0.017257230526620218);
    near(binomialCdf(120, 1000, 0.1), 0.9827427694733798);
    near(binomialSf(500000, 1000000, 0.499), 0.02269606022457569, 1e-11);
    near(logBinomialMass(120, 1000, 0.1), -5.351947190775675);
    // mpmath's; SciPy's own loses nine digits here.
    near(logBinomialMass(500000, 1000000, 0.499), -9.133550881637534, 1e-13);
  });

  it("has masses that add up to its tails", () => {
    const trials = fc.integer({min: 1, max: 60}), chance = fc.double({min: 0.01, max: 0.99, noNaN: true});
    fc.assert(fc.property(trials, chance, fc.integer({min: -1, max: 60}), (n, p, k) => {
      let sum = 0;
      for (let i = 0; i <= Math.min(k, n); i++) sum += Math.exp(logBinomialMass(i, n, p));
      expect(Math.abs(sum - binomialCdf(k, n, p))).toBeLessThan(1e-13);
      expect(Math.abs(sum + binomialSf(k, n, p) - 1)).toBeLessThan(1e-13);
    }));
  });

  it("is certain when the chance is 0 or 1", () => {
    expect([logBinomialMass(0, 5, 0), logBinomialMass(1, 5, 0), logBinomialMass(5, 5, 1)]).toEqual([0, -Infinity, 0]);
    expect([logBinomialMass(4, 5, 1), logBinomialMass(6, 5, 0.5)]).toEqual([-Infinity, -Infinity]);
    expect([binomialSf(3, 5, 0), binomialSf(3, 5, 1), binomialCdf(3, 5, 0), binomialCdf(3, 5, 1)]).toEqual([0, 1, 1, 0]);
  });
});

describe("countDeviance(x, away)", () => {
  it("keeps its digits near expectation and far below it", () => {
    near(countDeviance(1e6, 1), -0.5e-6 + 1e-12 / 3, 1e-9);
    near(countDeviance(5, -5 + 1e-9, 1e-9), 5 * Math.log(2e-10) + 5 - 1e-9, 1e-15);
    expect(countDeviance(0, 3)).toBe(-3);
    expect(logFactorialExcess(0)).toBe(0);
  });
});
