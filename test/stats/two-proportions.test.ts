import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {generator} from "../../src/stats/random.ts";
import {twoProportions} from "../../src/stats/two-proportions.ts";

const side = fc.integer({min: 1, max: 200}).chain((n) => fc.record({n: fc.constant(n), count: fc.integer({min: 0, max: n})}));

describe("two proportions", () => {
  it("turns its sign when the samples change places", () => {
    fc.assert(fc.property(side, side, (a, b) => {
      const there = twoProportions(a, b)!, back = twoProportions(b, a)!;
      expect(there.statistic).toBeCloseTo(-back.statistic, 12);
      expect(there.difference).toBeCloseTo(-back.difference, 12);
      expect(there.interval[0]).toBeCloseTo(-back.interval[1], 12);
    }));
  });

  it("keeps the difference within the interval and the interval within -1 and 1", () => {
    fc.assert(fc.property(side, side, (a, b) => {
      const {difference, interval: [low, high]} = twoProportions(a, b)!;
      expect(low).toBeLessThanOrEqual(difference + 1e-12);
      expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeLessThanOrEqual(1);
    }));
  });

  it("gives Newcombe's interval of his example, 56 of 70 less 48 of 80", () => {
    // Newcombe 1998, table II, method 10: 0.0524 to 0.3339.
    const {interval: [low, high]} = twoProportions({count: 48, n: 80}, {count: 56, n: 70})!;
    expect([low, high].map((x) => x.toFixed(4))).toEqual(["0.0524", "0.3339"]);
  });

  it("covers the true difference about as often as it says, near 0 too", () => {
    const random = generator(6);
    for (const {p, q, n, m} of [{p: 0.02, q: 0.03, n: 300, m: 120}, {p: 0.4, q: 0.5, n: 80, m: 60}]) {
      let covered = 0;
      for (let i = 0; i < 2000; i++) {
        const {interval} = twoProportions({count: random.binomial(n, p), n}, {count: random.binomial(m, q), n: m})!;
        covered += interval[0] <= q - p && q - p <= interval[1] ? 1 : 0;
      }
      expect(covered / 2000).toBeGreaterThan(0.93);
    }
  });

  it("sees no difference where neither or all have the property, and has no answer for an empty side", () => {
    expect(twoProportions({count: 0, n: 5}, {count: 0, n: 9})).toMatchObject({statistic: 0, p: 1, difference: 0});
    expect(twoProportions({count: 0, n: 0}, {count: 1, n: 2})).toBeUndefined();
  });
});
