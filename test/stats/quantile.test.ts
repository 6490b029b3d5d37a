import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {quantileSorted, quantileWeighted} from "../../src/stats/quantile.ts";

describe("quantileSorted(sorted, p)", () => {
  it("interpolates between order statistics as numpy does", () => {
    const values = Float64Array.of(1, 2, 4, 8);
    // The last digit too: numpy's own answer at 0.9 is 6.800000000000001.
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantileSorted(values, p))).toEqual([1, 1.75, 3, 6.800000000000001, 8]);
  });

  it("is NaN of no values or a share outside 0..1, and finite among infinities that are equal", () => {
    expect(quantileSorted(new Float64Array(0), 0.5)).toBeNaN();
    expect([quantileSorted(Float64Array.of(1), 1.5), quantileSorted(Float64Array.of(1), NaN)]).toEqual([NaN, NaN]);
    expect(quantileSorted(Float64Array.of(1, Infinity, Infinity), 0.75)).toBe(Infinity);
  });

  it("rises with p between the least and the largest value", () => {
    const values = fc.array(fc.double({min: -1e6, max: 1e6, noNaN: true}).map((x) => x + 0), {minLength: 1, maxLength: 50});
    const share = fc.double({min: 0, max: 1, noNaN: true});
    fc.assert(fc.property(values, share, share, (list, p, q) => {
      const sorted = Float64Array.from(list).sort(), [low, high] = p < q ? [p, q] : [q, p];
      expect(quantileSorted(sorted, low)).toBeLessThanOrEqual(quantileSorted(sorted, high) + 1e-9);
      expect(quantileSorted(sorted, 0)).toBe(sorted[0]);
      expect(quantileSorted(sorted, 1)).toBe(sorted[sorted.length - 1]);
    }));
  });
});

describe("quantileWeighted(values, counts, p)", () => {
  it("equals quantileSorted of the values written out, to the last bit", () => {
    const runs = fc.array(fc.tuple(fc.double({min: -1e6, max: 1e6, noNaN: true}), fc.nat(5)), {minLength: 1, maxLength: 20});
    fc.assert(fc.property(runs, fc.double({min: 0, max: 1, noNaN: true}), (list, p) => {
      const distinct = [...new Map(list)].sort(([a], [b]) => a - b);
      const long = Float64Array.from(distinct.flatMap(([value, count]) => Array.from({length: count}, () => value)));
      const short = quantileWeighted(Float64Array.from(distinct, ([value]) => value), distinct.map(([, count]) => count), p);
      expect(short).toBe(quantileSorted(long, p));
    }));
  });
});
