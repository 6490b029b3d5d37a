import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {kolmogorovExactSf, kolmogorovOneSampleSf, kolmogorovOneSidedSf, kolmogorovSf} from "../../src/stats/kolmogorov.ts";
import {near} from "./near.ts";

describe("kolmogorovSf(x), the limit law", () => {
  it("has no step where its two series meet", () => {
    near(kolmogorovSf(1 - 1e-12), kolmogorovSf(1), 1e-11);
    near(kolmogorovSf(1.3580986393225507), 0.05, 1e-12);
    near(kolmogorovSf(18), 2 * Math.exp(-648), 1e-12);
    expect([kolmogorovSf(-1), kolmogorovSf(0), kolmogorovSf(Infinity), kolmogorovSf(NaN)]).toEqual([1, 1, 0, NaN]);
  });
});

describe("kolmogorovExactSf(d, n)", () => {
  it("is the polynomial of small samples", () => {
    near(kolmogorovExactSf(0.75, 1), 0.5, 1e-14);
    near(kolmogorovExactSf(0.3, 2), 1 - 2 * 0.1 ** 2, 1e-13);
    near(kolmogorovExactSf(0.9, 2), 2 * 0.1 ** 2, 1e-13);
    near(kolmogorovExactSf(0.388624, 31), 9.999845949143238e-5, 1e-10);
  });

  it("nears the limit law as n grows", () => {
    for (const x of [0.5, 1, 2]) near(kolmogorovExactSf(x / 1e5, 1e10), kolmogorovSf(x), 1e-4);
  });

  it("falls with d and never leaves [0, 1]", () => {
    const gap = fc.double({min: 0, max: 1, noNaN: true}), further = fc.double({min: 0, max: 0.01, noNaN: true});
    fc.assert(fc.property(fc.integer({min: 1, max: 5000}), gap, further, (n, d, more) => {
      const p = kolmogorovExactSf(d, n), less = kolmogorovExactSf(d + more, n);
      expect(p).toBeGreaterThanOrEqual(less * (1 - 1e-9));
      expect(p).toBeLessThanOrEqual(1);
      expect(less).toBeGreaterThanOrEqual(0);
    }), {numRuns: 200});
  });
});

describe("kolmogorovOneSampleSf(d, n)", () => {
  it("stays near the exact law: it leaves out that both boundaries are crossed", () => {
    fc.assert(fc.property(fc.integer({min: 1, max: 1_000_000}), fc.double({min: 0.3, max: 4, noNaN: true}), (n, z) => {
      near(kolmogorovOneSampleSf(z / Math.sqrt(n), n), kolmogorovExactSf(z / Math.sqrt(n), n), 3e-5);
    }), {numRuns: 300});
  });

  it("answers at the ends", () => {
    expect([kolmogorovOneSampleSf(0, 10), kolmogorovOneSampleSf(1, 10)]).toEqual([1, 0]);
    expect([kolmogorovOneSampleSf(0.1, 0), kolmogorovOneSampleSf(NaN, 10)]).toEqual([NaN, NaN]);
  });
});

describe("kolmogorovOneSidedSf(d, n)", () => {
  it("is the polynomial of small samples", () => {
    near(kolmogorovOneSidedSf(0.3, 1), 0.7, 1e-14);
    near(kolmogorovOneSidedSf(0.3, 2), 0.7 ** 2 + 0.6 * 0.2, 1e-13);
  });

  it("has no step where one method hands over to another", () => {
    for (const d of [0.002, 0.009, 0.02, 0.1]) {
      const [before, after] = [kolmogorovOneSidedSf(d, 1999), kolmogorovOneSidedSf(d, 2000)];
      near(kolmogorovOneSidedSf(d, 2001) - after, after - before, 0.02);
    }
    near(kolmogorovOneSidedSf(4.999 / 5000, 5000), kolmogorovOneSidedSf(5.001 / 5000, 5000), 1e-5);
    near(kolmogorovOneSidedSf(10 / 999_999, 999_999), kolmogorovOneSidedSf(10 / 1_000_001, 1_000_001), 1e-9);
  });

  it("is half the two-sided tail far out", () => {
    for (const n of [20, 300, 40_000]) {
      const d = 4 / Math.sqrt(n);
      near(2 * kolmogorovOneSidedSf(d, n), kolmogorovExactSf(d, n), 1e-12);
    }
  });
});
