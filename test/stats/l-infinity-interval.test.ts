import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contingency} from "../../src/stats/contingency.ts";
import {lInfinityInterval} from "../../src/stats/l-infinity-interval.ts";
import {generator} from "../../src/stats/random.ts";

describe("lInfinityInterval", () => {
  it("lies within 0 to 1 around the debiased value, on any table", () => {
    const row = fc.array(fc.integer({min: 0, max: 60}), {minLength: 2, maxLength: 6});
    fc.assert(fc.property(row, row, (a, b) => {
      const k = Math.min(a.length, b.length), found = lInfinityInterval(contingency(a.slice(0, k), b.slice(0, k)));
      if (!found) return;
      const {interval: [low, high], debiased} = found;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(debiased);
      expect(debiased).toBeLessThanOrEqual(high + 1e-12);
      expect(high).toBeLessThanOrEqual(1);
    }));
  });

  it("closes in on the true difference as counts grow", () => {
    const {interval: [low, high], debiased} = lInfinityInterval(contingency([4e8, 6e8], [5e8, 5e8]))!;
    expect(debiased).toBeCloseTo(0.1, 4);
    expect(low).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(0.1);
    expect(high - low).toBeLessThan(1e-3);
  });

  it("is 0 for a single category and nothing for an empty side", () => {
    expect(lInfinityInterval(contingency([5], [7]))).toEqual({interval: [0, 0], debiased: 0});
    expect(lInfinityInterval(contingency([5, 5], [0, 0]))).toBeUndefined();
  });

  const cells = [
    {moved: 0, n: 200, m: 200}, {moved: 0, n: 5000, m: 200}, {moved: 0.098, n: 1000, m: 200}, {moved: 0.196, n: 1000, m: 5000},
  ];
  const title = "has the truth in it as often as it says: $moved moved into one of ten cells, $n and $m rows";
  it.each(cells)(title, ({moved, n, m}) => {
    const random = generator(71), draw = (first: number, size: number): number[] => {
      const counts = [random.binomial(size, first)];
      let left = size - counts[0];
      for (let i = 1; i < 10; i++) { counts.push(i === 9 ? left : random.binomial(left, 1 / (10 - i))); left -= counts[i]; }
      return counts;
    };
    let covered = 0;
    for (let i = 0; i < 400; i++) {
      const [low, high] = lInfinityInterval(contingency(draw(0.1, n), draw(0.1 + moved, m)))!.interval;
      covered += low <= moved && moved <= high ? 1 : 0;
    }
    expect(covered / 400).toBeGreaterThanOrEqual(0.93);
  });
});
