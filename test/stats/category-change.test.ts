import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {categoryChange} from "../../src/stats/category-change.ts";
import {pearsonStatistic} from "../../src/stats/chi-square-homogeneity.ts";
import {contingency} from "../../src/stats/contingency.ts";
import {fisherExact} from "../../src/stats/fisher-exact.ts";
import {monteCarlo} from "../../src/stats/monte-carlo.ts";
import {generator} from "../../src/stats/random.ts";

const counts = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), {minLength: 1, maxLength: 12});

describe("category change", () => {
  it("has no answer without rows, and no evidence in a single category", () => {
    expect(categoryChange(contingency([0, 0], [3, 4]))).toBeUndefined();
    expect(categoryChange(contingency([7], [9]))).toMatchObject({p: 1, statistic: 0});
  });

  it("is Fisher's test with mid-p for two categories", () => {
    const table = contingency([40, 60], [30, 20]);
    expect(categoryChange(table)?.p).toBe(fisherExact(table, {midP: true})?.p);
  });

  it("gives a chance between 0 and 1, whatever order the categories stand in", () => {
    fc.assert(fc.property(counts, (rows) => {
      const found = categoryChange(contingency(rows.map(([a]) => a), rows.map(([, b]) => b)));
      if (!found) return;
      expect(found.p).toBeGreaterThanOrEqual(0);
      expect(found.p).toBeLessThanOrEqual(1);
      // Categories of one size are pooled in the order they stand in.
      const sizes = rows.map(([a, b]) => a + b).filter((size) => size > 0);
      if (new Set(sizes).size < sizes.length) return;
      const turned = rows.toReversed();
      expect(categoryChange(contingency(turned.map(([a]) => a), turned.map(([, b]) => b)))?.p).toBeCloseTo(found.p, 9);
    }));
  });

  it("agrees with resampling as to the whole table, in the middle and in the tail", () => {
    for (const current of [[30, 25, 20, 14, 6, 5], [48, 25, 11, 6, 5, 5]]) {
      const table = contingency([300, 250, 200, 150, 50, 50], current);
      const resampled = monteCarlo(table, pearsonStatistic, {random: generator(1), resamples: 20_000}) ?? NaN;
      const found = categoryChange(table)?.parts["whole"] ?? NaN;
      expect(Math.abs(found / resampled - 1)).toBeLessThan(0.2);
    }
  });

  it("finds one category among a hundred that has changed, which the whole table does not show", () => {
    const reference = new Array<number>(100).fill(50), current = reference.map((_, i) => i === 40 ? 34 : 10 + (i * 7 % 3) - 1);
    const found = categoryChange(contingency(reference, current));
    expect(found?.p).toBeLessThan(0.02);
    expect(found?.parts["single"]).toBeLessThan(found?.parts["whole"] ?? 0);
  });

  it("sums over all tables where rows are few", () => {
    expect(categoryChange(contingency([10, 10, 10, 10], [6, 0, 1, 1]))).toMatchObject({method: "exact", df: 3, pooled: 0});
  });

  it("puts rare categories together until either sample expects five in each", () => {
    const found = categoryChange(contingency([500, 300, 100, 20, 20, 10, 10], [50, 30, 10, 2, 2, 1, 1]));
    expect(found).toMatchObject({method: "moments", pooled: 4, df: 3});
  });

  it("takes rows in clusters for as many as tell as much", () => {
    const table = contingency([300, 200, 100], [200, 180, 160]), single = contingency([60, 40, 20], [40, 36, 32]);
    const found = categoryChange(table, 5)!;
    expect(found.method).toBe("clusters");
    expect(found.statistic).toBeCloseTo(pearsonStatistic(single), 10);
    expect(found.p / categoryChange(single)!.p).toBeCloseTo(1, 0);
    expect(categoryChange(contingency([40, 20], [25, 15]), 50)?.p).toBe(1);
  });
});
