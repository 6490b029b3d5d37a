import {describe, expect, it} from "vitest";
import {bridgeCrossing} from "../../src/stats/bridge-crossing.ts";
import {kolmogorovSf} from "../../src/stats/kolmogorov.ts";
import {latticeCrossing} from "../../src/stats/lattice-path.ts";
import {normalSf} from "../../src/stats/normal.ts";
import {near} from "./near.ts";

const endsOf = (ties: readonly number[]): Float64Array => {
  let sum = 0;
  return Float64Array.from(ties.slice(0, -1), (tie) => sum += tie);
};

describe("a Brownian bridge seen now and then", () => {
  it("is normal where it is seen once", () => {
    for (const x of [0.2, 0.5, 1, 2]) near(bridgeCrossing(Float64Array.of(30), 100, x), 2 * normalSf(x / Math.sqrt(0.21)), 1e-12);
  });

  it("comes near Kolmogorov's law where it is seen very often", () => {
    const often = Float64Array.from({length: 9999}, (_, i) => i + 1);
    for (const x of [0.8, 1.36, 2, 3]) {
      // Seen at steps of 0.01 deviations, the band is wider by 0.58 of those.
      expect(bridgeCrossing(often, 10_000, x) / kolmogorovSf(x + 0.005826)).toBeCloseTo(1, 2);
    }
  });

  it.each([
    {what: "twenty blocks", ties: Array.from({length: 20}, () => 200)},
      {what: "unequal blocks", ties: [50, 900, 30, 1500, 20, 700, 800]},
    {what: "one block among single values",
      ties: [...Array.from({length: 1500}, () => 1), 1500, ...Array.from({length: 1000}, () => 1)]},
  ])("agrees with counted lattice paths within a few percent: $what", ({ties}) => {
    const total = ties.reduce((a, b) => a + b, 0), n = 0.3 * total, m = total - n, ends = endsOf(ties);
    for (const x of [0.7, 1.2, 1.7, 2.5]) {
      const gap = Math.ceil(x * Math.sqrt(n * m * total)), exact = latticeCrossing({n, m, gap, ends});
      expect(bridgeCrossing(ends, total, x) / exact).toBeGreaterThan(0.92);
      expect(bridgeCrossing(ends, total, x) / exact).toBeLessThan(1.09);
    }
  });

  it("never grows with the distance", () => {
    const ends = endsOf([100, 20, 3, 3, 3, 3, 3, 200, 1, 1, 1, 60]);
    let last = 1;
    for (let x = 0.05; x < 9; x += 0.05) {
      const p = bridgeCrossing(ends, 398, x);
      expect(p).toBeLessThanOrEqual(last * (1 + (x > 5.9 && x < 6.1 ? 30 : 1e-9)));
      last = p;
    }
  });

  it("is certain at distance 0 and never seen without a look", () => {
    expect(bridgeCrossing(Float64Array.of(1), 2, 0)).toBe(1);
    expect(bridgeCrossing(new Float64Array(0), 2, 1)).toBe(0);
  });
});
