import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chiSquareHomogeneity, freedom, pearsonStatistic} from "../../src/stats/chi-square-homogeneity.ts";
import {contingency} from "../../src/stats/contingency.ts";
import {fisherExact} from "../../src/stats/fisher-exact.ts";
import {generator} from "../../src/stats/random.ts";
import {alarmRates} from "./arrangements.ts";
import {near} from "./near.ts";

const rows = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), {minLength: 2, maxLength: 9});

describe("the chi-square test of homogeneity", () => {
  it("is the sum of (O - E)^2 / E", () => {
    fc.assert(fc.property(rows, (cells) => {
      const table = contingency(cells.map(([a]) => a), cells.map(([, b]) => b)), {n, m} = table;
      if (!(n > 0 && m > 0)) return;
      const direct = table.reference.reduce((sum, a, i) => {
        const column = a + table.current[i], e = column * n / (n + m), f = column * m / (n + m);
        return sum + (a - e) ** 2 / e + (table.current[i] - f) ** 2 / f;
      }, 0);
      expect(pearsonStatistic(table)).toBeCloseTo(direct, 8);
    }));
  });

  it("draws counts towards their expectation by a half at most for Yates, and only in a 2 x 2 table", () => {
    const small = contingency([12, 8], [8, 12]);
    near(chiSquareHomogeneity(small, {yates: true})!.statistic, 40 * (12 * 12 - 8 * 8 - 20) ** 2 / 20 ** 4, 1e-12);
    const large = contingency([12, 8, 4], [8, 12, 4]);
    expect(chiSquareHomogeneity(large, {yates: true})).toEqual(chiSquareHomogeneity(large));
    near(chiSquareHomogeneity(contingency([51, 49], [50, 50]), {yates: true})!.statistic, 0, 0);
  });

  it("tests a sparse 2 x 2 table exactly when asked to pool", () => {
    const table = contingency([9, 1], [4, 6]);
    expect(chiSquareHomogeneity(table, {pooling: "sparse"})).toMatchObject({law: "exact", p: fisherExact(table)!.p});
    expect(chiSquareHomogeneity(table)!.law).toBe("chi-square");
  });

  it("says how many categories it pooled, and has no answer when one cell is left", () => {
    const found = chiSquareHomogeneity(contingency([40, 4, 4], [60, 4, 4]), {pooling: "sparse"})!;
    expect([found.pooled, found.df]).toEqual([2, 1]);
    expect(chiSquareHomogeneity(contingency([1, 1, 1], [1, 0, 1]), {pooling: "sparse"})).toBeUndefined();
  });

  it("sees no difference in one category and has no answer for an empty side", () => {
    expect(chiSquareHomogeneity(contingency([5], [7]))).toMatchObject({statistic: 0, p: 1, df: 0});
    expect(chiSquareHomogeneity(contingency([0, 0], [7, 1]))).toBeUndefined();
    expect(freedom(contingency([1, 0, 2], [0, 0, 2]))).toBe(1);
  });

  it("keeps its level when rare categories are pooled, where it would not without", () => {
    const plan = {ties: [400, 300, 12, 8, ...Array.from({length: 60}, () => 1)], n: 80, levels: [0.05], repeats: 3000};
    const pooled = alarmRates(plan, generator(2), (pair) => chiSquareHomogeneity(pair, {pooling: "sparse"})!.p)[0];
    expect(Math.abs(pooled - 0.05)).toBeLessThan(0.015);
  });
});
