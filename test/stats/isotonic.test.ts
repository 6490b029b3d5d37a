import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {isotonic, monotoneBlocks} from "../../src/stats/isotonic.ts";

const rows = fc.array(fc.record({value: fc.integer({min: -9, max: 9}), weight: fc.integer({min: 1, max: 5})}), {minLength: 1, maxLength: 12});

describe("isotonic regression", () => {
  it("never falls, and keeps the weighted sum", () => {
    fc.assert(fc.property(rows, (given) => {
      const values = given.map(({value}) => value), weights = given.map(({weight}) => weight), fit = isotonic(values, weights);
      for (let i = 1; i < fit.length; i++) expect(fit[i]).toBeGreaterThanOrEqual(fit[i - 1]);
      const sum = (of: ArrayLike<number>) => weights.reduce((total, weight, i) => total + weight * of[i], 0);
      expect(sum(fit)).toBeCloseTo(sum(values), 9);
    }));
  });

  it("is the largest over left ends of the smallest over right ends of the means between them", () => {
    fc.assert(fc.property(rows, (given) => {
      const mean = (from: number, to: number): number => {
        const part = given.slice(from, to + 1);
        return part.reduce((sum, {value, weight}) => sum + value * weight, 0) / part.reduce((sum, {weight}) => sum + weight, 0);
      };
      const fit = isotonic(given.map(({value}) => value), given.map(({weight}) => weight));
      fit.forEach((value, i) => {
        const lefts = Array.from({length: i + 1}, (_, from) =>
          Math.min(...Array.from({length: given.length - i}, (__, step) => mean(from, i + step))));
        expect(value).toBeCloseTo(Math.max(...lefts), 9);
      });
    }));
  });

  it("lets places without weight follow the block before them", () => {
    expect([...isotonic([1, 99, 3], [1, 0, 1])]).toEqual([1, 1, 3]);
    expect([...monotoneBlocks([3, 1, 2], [1, 1, 2]).means]).toEqual([2]);
    expect([...isotonic([], [])]).toEqual([]);
  });
});
