import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contingency, denseEnough, fewerRows, poolSparse, smallestExpected, wholeRows} from "../../src/stats/contingency.ts";

const rows = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), {minLength: 1, maxLength: 20});
const tableOf = (cells: readonly (readonly [number, number])[]) => contingency(cells.map(([a]) => a), cells.map(([, b]) => b));

describe("a table of two samples", () => {
  it("leaves out the cells that are empty in both", () => {
    const table = contingency([1, 0, 2], [3, 0, 0]);
    expect([[...table.reference], [...table.current], table.n, table.m]).toEqual([[1, 2], [3, 0], 3, 3]);
  });

  it("refuses rows of unequal length", () => {
    expect(() => contingency([1], [1, 2])).toThrow("rows of a table: 1 and 2 cells");
  });

  it("expects least in the smallest column of the smaller sample", () => {
    expect(smallestExpected(contingency([10, 2], [20, 4]))).toBeCloseTo(6 * 12 / 36, 12);
  });

  it("obeys Cochran's rule: a fifth of the expected counts may lie below 5, none below 1, and none of a 2 x 2 table below 5",
    () => {
    expect(denseEnough(contingency([50, 50, 50, 50, 3], [50, 50, 50, 50, 3]))).toBe(true);
    expect(denseEnough(contingency([50, 50, 50, 3, 3], [50, 50, 50, 3, 3]))).toBe(false);
    expect(denseEnough(contingency([50, 50, 50, 50, 50, 1], [50, 50, 50, 50, 50, 0]))).toBe(false);
    expect(denseEnough(contingency([50, 4], [50, 4]))).toBe(false);
  });
});

describe("pooling sparse cells", () => {
  it("leaves a dense table alone", () => {
    const table = contingency([10, 20], [20, 10]);
    expect(poolSparse(table)).toEqual({table, into: Int32Array.of(0, 1), pooled: 0});
  });

  it("puts rare cells together in groups that expect at least five", () => {
    const {table, pooled} = poolSparse(contingency([100, 3, 3, 3, 3, 3, 3], [100, 3, 3, 3, 3, 3, 3]));
    expect(pooled).toBe(6);
    expect([...table.reference].sort((a, b) => a - b)).toEqual([6, 6, 6, 100]);
  });

  it("keeps the totals, ends dense or in one cell, and rests on the column totals alone", () => {
    fc.assert(fc.property(rows, (cells) => {
      const table = tableOf(cells);
      if (!(table.n > 0 && table.m > 0)) return;
      const {table: after, into} = poolSparse(table), sum = (counts: Float64Array) => counts.reduce((a, b) => a + b, 0);
      expect([sum(after.reference), sum(after.current)]).toEqual([table.n, table.m]);
      expect(after.reference.length === 1 || denseEnough(after)).toBe(true);
      const swapped = {...table, reference: table.current, current: table.reference, n: table.m, m: table.n};
      if (table.n === table.m) expect(poolSparse(swapped).into).toEqual(into);
    }));
  });

  it("of rows in clusters is one of as many as tell as much, whole or in parts", () => {
    const table = contingency([7, 3], [4, 1]), fewer = fewerRows(table, 2);
    expect(fewer).toEqual({reference: Float64Array.of(3.5, 1.5), current: Float64Array.of(2, 0.5), n: 5, m: 2.5});
    expect(wholeRows(fewer)).toEqual(contingency([4, 2], [2, 1]));
    expect(fewerRows(table)).toBe(table);
  });
});
