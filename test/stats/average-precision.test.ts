import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {averagePrecision, averagePrecisionInterval} from "../../src/stats/average-precision.ts";
import {generator} from "../../src/stats/random.ts";
import {inCells, tableOf, tables} from "./score-tables.ts";

describe("average precision", () => {
  it("is the mean precision at the positives, which the share of positives is without any order", () => {
    expect(averagePrecision(tableOf([3, 1], [4, 2]))?.value).toBeCloseTo((1 + 2 / 3) / 2, 14);
    expect(averagePrecision(tableOf([5, 5, 5], [5]))?.value).toBe(0.25);
    expect(averagePrecision(tableOf([1], []))).toBeUndefined();
  });

  it("from cells is within its bound of the exact one, always", () => {
    fc.assert(fc.property(tables, fc.integer({min: 1, max: 30}), (table, size) => {
      const exact = averagePrecision(table)!, cells = averagePrecision(inCells(table, size))!;
      expect(Math.abs(cells.value - exact.value)).toBeLessThanOrEqual(cells.bound + exact.bound + 1e-12);
    }), {numRuns: 500});
  });

  it("has the variance that drawing tables anew shows", () => {
    const random = generator(11), values: number[] = [], variances: number[] = [];
    for (let run = 0; run < 1500; run++) {
      const no: number[] = [], yes: number[] = [];
      for (let i = 0; i < 600; i++) {
        if (random.next() < 0.3) yes.push(random.normal() + 1.2);
        else no.push(random.normal());
      }
      const {value, variance} = averagePrecision(tableOf(no, yes))!;
      values.push(value);
      variances.push(variance);
    }
    const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length, centre = mean(values);
    const ratio = mean(variances) / mean(values.map((value) => (value - centre) ** 2));
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });

  it("has no interval where all are in order, for it does not scatter", () => {
    expect(averagePrecisionInterval(averagePrecision(tableOf([1, 2], [3, 4]))!)).toBeUndefined();
  });
});
