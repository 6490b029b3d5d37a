import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {countBetween, doaneEdges, equalWidthEdges, sturgesEdges} from "../../src/stats/histogram-edges.ts";
import {counted} from "../../src/stats/ordered.ts";

const of = (...values: number[]) => counted(Float64Array.from(values));

describe("countBetween", () => {
  it("closes bins on the left, and the last one on both sides", () => {
    expect([...countBetween(of(0, 1, 1, 2, 3), [0, 1, 2, 3])]).toEqual([1, 2, 2]);
  });

  it("leaves out what lies outside, and takes in all values between infinities", () => {
    expect([...countBetween(of(-9, 0.5, 9), [0, 1])]).toEqual([1]);
    expect([...countBetween(of(-9, 0.5, 9), [-Infinity, 0, 1, Infinity])]).toEqual([1, 1, 1]);
  });

  it("counts as looking at each value alone does", () => {
    const sample = fc.array(fc.integer({min: -5, max: 5}), {minLength: 1, maxLength: 30});
    fc.assert(fc.property(sample, fc.uniqueArray(fc.integer({min: -6, max: 6}), {minLength: 2, maxLength: 6}), (values, ends) => {
      const edges = ends.sort((a, b) => a - b), last = edges.length - 1;
      const alone = edges.slice(0, last).map((low, i) =>
        values.filter((x) => x >= low && (x < edges[i + 1] || (i === last - 1 && x === edges[last]))).length);
      expect([...countBetween(of(...values), edges)]).toEqual(alone);
    }));
  });
});

describe("edges of equal width", () => {
  it("divide the range, or half a unit to either side of a single value", () => {
    expect(equalWidthEdges(0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(equalWidthEdges(3, 3, 1)).toEqual([2.5, 3.5]);
  });

  it("by Sturges' rule number ceil(log2 N + 1), over both samples", () => {
    const a = of(...Array.from({length: 60}, (_, i) => i)), b = of(...Array.from({length: 40}, (_, i) => 99 - i));
    expect(sturgesEdges(a, b)).toHaveLength(9);
    expect([sturgesEdges(a, b)[0], sturgesEdges(a, b)[8]]).toEqual([0, 99]);
  });

  it("by Doane's rule are Sturges' for even values and more for skewed ones", () => {
    const even = of(...Array.from({length: 100}, (_, i) => i)), skewed = of(...Array.from({length: 100}, (_, i) => 1.1 ** i));
    expect(doaneEdges(even, of())).toEqual(sturgesEdges(even, of()));
    expect(doaneEdges(skewed, of()).length).toBeGreaterThan(sturgesEdges(skewed, of()).length);
  });

  it("are one bin where all values are the same, and where there are none", () => {
    for (const rule of [sturgesEdges, doaneEdges]) {
      expect(rule(of(2, 2, 2), of(2))).toEqual([1.5, 2.5]);
      expect(rule(of(), of())).toEqual([0, 1]);
    }
  });
});
