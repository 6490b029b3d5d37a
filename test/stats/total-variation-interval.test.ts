import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contingency} from "../../src/stats/contingency.ts";
import {totalVariation} from "../../src/stats/divergence.ts";
import {generator} from "../../src/stats/random.ts";
import type {Random} from "../../src/stats/random.ts";
import {totalVariationInterval} from "../../src/stats/total-variation-interval.ts";

const draw = (shares: readonly number[], size: number, random: Random): number[] => {
  let left = size, rest = 1;
  return shares.map((share, i) => {
    const count = i === shares.length - 1 ? left : random.binomial(left, Math.min(1, share / rest));
    left -= count;
    rest -= share;
    return count;
  });
};

const uniform = Array.from({length: 10}, () => 0.1);
const cases = [
  {what: "no change in ten cells", p: uniform, q: uniform, n: 1000, m: 200},
  {what: "ten cells up and down", p: uniform, q: uniform.map((x, i) => x + (i % 2 ? 0.019 : -0.019)), n: 1000, m: 1000},
  {what: "one cell grown", p: uniform, q: uniform.map((_, i) => i === 0 ? 0.34 : 0.66 / 9), n: 200, m: 1000},
  {what: "no change in two cells", p: [0.9, 0.1], q: [0.9, 0.1], n: 500, m: 500},
  {what: "two cells moved", p: [0.9, 0.1], q: [0.8, 0.2], n: 200, m: 200},
];

describe("the interval of the total variation distance", () => {
  it.each(cases)("has the truth in it as often as it says: $what", ({p, q, n, m}) => {
    const random = generator(11), truth = totalVariation({reference: p, current: q})!;
    let covered = 0;
    for (let i = 0; i < 800; i++) {
      const [low, high] = totalVariationInterval(contingency(draw(p, n, random), draw(q, m, random)))!.interval;
      covered += low <= truth + 1e-12 && truth <= high ? 1 : 0;
    }
    expect(covered / 800).toBeGreaterThan(0.92);
  });

  it("closes in on the distance in large samples", () => {
    const {interval: [low, high], debiased} = totalVariationInterval(contingency([4e6, 6e6], [5e6, 5e6]))!;
    expect(debiased).toBeCloseTo(0.1, 6);
    expect(high - low).toBeLessThan(0.002);
  });

  it("holds its debiased value within, below the raw distance", () => {
    const cells = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), {minLength: 2, maxLength: 8});
    fc.assert(fc.property(cells, (pairs) => {
      const table = contingency(pairs.map(([a]) => a), pairs.map(([, b]) => b)), found = totalVariationInterval(table);
      if (!found) return;
      const {interval: [low, high], debiased} = found;
      expect(low).toBeLessThanOrEqual(debiased + 1e-8);
      expect(debiased).toBeLessThanOrEqual(totalVariation(table)! + 1e-8);
      expect(high).toBeLessThanOrEqual(1);
    }));
  });

  it("is nothing for an empty side and no distance in a single cell", () => {
    expect(totalVariationInterval(contingency([0, 0], [1, 1]))).toBeUndefined();
    expect(totalVariationInterval(contingency([3], [4]))).toEqual({interval: [0, 0], debiased: 0});
  });
});
