import {describe, expect, it} from "vitest";
import {outOfRange} from "../../src/stats/out-of-range.ts";

/** The chance of each number outside, by all orders of n reference and m current values. */
const byOrders = (n: number, m: number): number[] => {
  const found = new Array<number>(m + 1).fill(0);
  let orders = 0;
  for (let mask = 0; mask < 1 << (n + m); mask++) {
    const places = Array.from({length: n + m}, (_, i) => mask >> i & 1);
    if (places.reduce((sum, one) => sum + one, 0) !== n) continue;
    orders++;
    found[places.indexOf(1) + (n + m - 1 - places.lastIndexOf(1))]++;
  }
  return found.map((count) => count / orders);
};

describe("values out of range", () => {
  it.each([[1, 4], [2, 5], [4, 3], [5, 6]])("have the law of all orders of %i and %i values", (n, m) => {
    const law = byOrders(n, m);
    for (let k = 0; k <= m; k++) {
      expect(outOfRange(k, {n, m})).toBeCloseTo(law.slice(k).reduce((sum, chance) => sum + chance, 0), 12);
    }
  });

  it("are certain to be none or more, and cannot be more than there are", () => {
    expect(outOfRange(0, {n: 5, m: 5})).toBe(1);
    expect(outOfRange(6, {n: 5, m: 5})).toBe(0);
    expect(outOfRange(1, {n: 0, m: 5})).toBeUndefined();
  });

  it("are exact far out", () => {
    // 20 of 1000 beyond one million: to first order (k + 1) (m / N)^k.
    const p = outOfRange(20, {n: 1e6, m: 1000}) ?? NaN;
    expect(p).toBeGreaterThan(0);
    expect(p / (21 * (1000 / 1_001_000) ** 20)).toBeGreaterThan(0.7);
    expect(p / (21 * (1000 / 1_001_000) ** 20)).toBeLessThan(1);
  });
});
