import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {classSeparation} from "../../src/stats/class-separation.ts";
import {generator} from "../../src/stats/random.ts";
import {inCells, tableOf, tables} from "./score-tables.ts";

describe("the separation of two classes", () => {
  it("is 1 where a threshold parts them, whichever lies above, and there is none of a single class", () => {
    expect(classSeparation(tableOf([1, 2], [3, 4]))).toMatchObject({distance: 1, threshold: 3});
    expect(classSeparation(tableOf([3, 4], [1, 2]))?.distance).toBe(1);
    expect(classSeparation(tableOf([3, 4], []))).toBeUndefined();
  });

  it("from cells is within its bound of the exact one", () => {
    fc.assert(fc.property(tables, fc.integer({min: 1, max: 30}), (table, size) => {
      const exact = classSeparation(table)!, cells = classSeparation(inCells(table, size))!;
      expect(exact.distance - cells.distance).toBeGreaterThanOrEqual(-1e-12);
      expect(exact.distance - cells.distance).toBeLessThanOrEqual(cells.bound + 1e-12);
    }), {numRuns: 300});
  });
});

describe("the interval of a separation", () => {
  it("lies lower than that of a threshold known beforehand, for the best of many owes something to chance", () => {
    const random = generator(3), no = Array.from({length: 300}, random.normal), yes = Array.from({length: 300}, () => random.normal() + 1);
    const {distance, interval: [low, high]} = classSeparation(tableOf(no, yes))!;
    expect(distance - low).toBeGreaterThan(high - distance + 0.01);
    expect(high).toBeGreaterThanOrEqual(distance);
  });

  it("comes out the same again", () => {
    const table = tableOf([1, 2, 3, 5, 6], [4, 5, 7, 8, 9]);
    expect(classSeparation(table)?.interval).toEqual(classSeparation(table)?.interval);
  });
});
