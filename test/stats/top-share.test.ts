import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {topShare} from "../../src/stats/top-share.ts";
import {inCells, tableOf, tables} from "./score-tables.ts";

describe("the rows scored highest", () => {
  it("hold the share of positives that all rows hold when every row has the same score", () => {
    expect(topShare(tableOf([5, 5, 5, 5], [5, 5]), 0.5)).toMatchObject({lift: 1, gain: 0.5, rows: 3});
  });

  it("hold all positives where these are scored highest, and their interval ends at what there is to be had", () => {
    const found = topShare(tableOf([1, 2, 3, 4, 5, 6, 7, 8], [9, 10]), 0.2)!;
    expect(found).toMatchObject({lift: 5, gain: 1});
    expect(found.interval[0]).toBeLessThan(5);
    expect(found.interval[1]).toBeCloseTo(5, 12);
  });

  it("have a lift from cells within its bound of the exact one, and within its interval", () => {
    fc.assert(fc.property(tables, fc.integer({min: 1, max: 30}), fc.double({min: 0.05, max: 0.95, noNaN: true}), (table, size, share) => {
      const exact = topShare(table, share)!, cells = topShare(inCells(table, size), share)!;
      expect(Math.abs(cells.lift - exact.lift)).toBeLessThanOrEqual(cells.bound + exact.bound + 1e-9);
      expect(exact.interval[0]).toBeLessThanOrEqual(exact.lift + 1e-9);
      expect(exact.interval[1]).toBeGreaterThanOrEqual(exact.lift - 1e-9);
    }), {numRuns: 300});
  });
});
