import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {counted, largestTie, ordered, orderedFromCounts} from "../../src/stats/ordered.ts";

const sample = fc.array(fc.integer({min: -5, max: 5}), {maxLength: 30}).map((values) => Float64Array.from(values));

describe("pooling two samples", () => {
  it("sorts the distinct values and counts them by side", () => {
    const pair = ordered(Float64Array.of(3, 1, 1), Float64Array.of(2, 3));
    expect([...pair.values]).toEqual([1, 2, 3]);
    expect([...pair.reference]).toEqual([2, 0, 1]);
    expect([...pair.current]).toEqual([0, 1, 1]);
    expect([pair.n, pair.m]).toEqual([3, 2]);
  });

  it("takes -0 for 0 and leaves its arguments alone", () => {
    const values = Float64Array.of(1, -0, 0);
    expect([...ordered(values, Float64Array.of(-0)).values]).toEqual([0, 1]);
    expect(Object.is(values[1], -0)).toBe(true);
  });

  it("loses no value, whatever the samples", () => {
    fc.assert(fc.property(sample, sample, (a, b) => {
      const pair = ordered(a, b);
      const back = (counts: Float64Array) => [...pair.values].flatMap((value, i) => Array.from({length: counts[i]}, () => value));
      expect(back(pair.reference)).toEqual([...a].sort((x, y) => x - y).map((x) => x + 0));
      expect(back(pair.current)).toEqual([...b].sort((x, y) => x - y).map((x) => x + 0));
    }));
  });

  it("is the same from values as from counts", () => {
    fc.assert(fc.property(sample, sample, (a, b) => {
      expect(orderedFromCounts(counted(a), counted(b))).toEqual(ordered(a, b));
    }));
  });

  it("leaves out cells that are empty on both sides", () => {
    const side = (counts: readonly number[]) => ({values: Float64Array.of(1, 2, 3), counts: Float64Array.from(counts)});
    expect([...orderedFromCounts(side([1, 0, 2]), side([0, 0, 1])).values]).toEqual([1, 3]);
  });

  it("refuses NaN, which has no place in an order", () => {
    expect(() => ordered(Float64Array.of(NaN), Float64Array.of(1))).toThrow("invalid value: NaN");
  });

  it("knows the largest number of equal values", () => {
    expect(largestTie(ordered(Float64Array.of(1, 2), Float64Array.of(2, 2)))).toBe(3);
    expect(largestTie(ordered(Float64Array.of(1), Float64Array.of(2)))).toBe(1);
  });
});
