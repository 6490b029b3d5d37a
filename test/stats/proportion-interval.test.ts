import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binomialCdf, binomialSf, logBinomialMass} from "../../src/stats/binomial.ts";
import {proportionInterval, proportionMethods} from "../../src/stats/proportion-interval.ts";
import type {ProportionMethod} from "../../src/stats/proportion-interval.ts";
import {near} from "./near.ts";

const counts = fc.integer({min: 1, max: 5000}).chain((n) => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n)));

describe("proportionInterval(count, n)", () => {
  it("lies in [0, 1], holds the share, and mirrors", () => {
    fc.assert(fc.property(counts, fc.constantFrom(...proportionMethods), ([k, n], method) => {
      const [low, high] = proportionInterval(k, n, {method}), [mirrored] = proportionInterval(n - k, n, {method});
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      if (method !== "jeffreys") {
        expect(low).toBeLessThanOrEqual(k / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(k / n - 1e-12);
      }
      expect(Math.abs(1 - mirrored - high)).toBeLessThan(1e-11);
    }));
  });

  it("puts the Clopper-Pearson bounds where the count lies in a tail of 2.5 %", () => {
    fc.assert(fc.property(counts, ([k, n]) => {
      const [low, high] = proportionInterval(k, n, {method: "clopper-pearson"});
      if (k > 0) near(binomialSf(k - 1, n, low), 0.025, 1e-9);
      if (k < n) near(binomialCdf(k, n, high), 0.025, 1e-9);
    }));
  });

  it("covers, in the mean over p, close to its level with wilson", () => {
    const n = 40;
    let covered = 0;
    for (let i = 1; i < 200; i++) {
      for (let k = 0; k <= n; k++) {
        const [low, high] = proportionInterval(k, n);
        if (low <= i / 200 && i / 200 <= high) covered += Math.exp(logBinomialMass(k, n, i / 200)) / 199;
      }
    }
    expect(covered).toBeGreaterThan(0.945);
    expect(covered).toBeLessThan(0.96);
  });

  it("is [0, 1] without rows, exactly 0 or 1 at the ends, and wider at a higher level", () => {
    expect(proportionInterval(0, 0)).toEqual([0, 1]);
    expect(proportionInterval(0, 20)[0]).toBe(0);
    expect(proportionInterval(20, 20)[1]).toBe(1);
    expect(proportionInterval(5, 20, {level: 0.99})[0]).toBeLessThan(proportionInterval(5, 20, {level: 0.9})[0]);
  });

  it("names the choices when the method or level is wrong", () => {
    expect(() => proportionInterval(1, 2, {method: "wald" as ProportionMethod}))
      .toThrow('unknown method: "wald"; one of: wilson, clopper-pearson');
    expect(() => proportionInterval(1, 2, {level: 95})).toThrow("invalid level: 95");
  });
});
