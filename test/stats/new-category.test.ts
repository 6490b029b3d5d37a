import {describe, expect, it} from "vitest";
import {contingency} from "../../src/stats/contingency.ts";
import {newCategories} from "../../src/stats/new-category.ts";

/** P(at least so many current rows in categories without reference rows) over all splits of labelled rows. */
const bySplits = (sizes: readonly number[], n: number, rows: number): number => {
  const labels = sizes.flatMap((size, label) => new Array<number>(size).fill(label));
  let hits = 0, splits = 0;
  for (let mask = 0; mask < 1 << labels.length; mask++) {
    const kept = labels.filter((_, i) => mask >> i & 1);
    if (kept.length !== n) continue;
    splits++;
    const fresh = labels.filter((label) => !kept.includes(label)).length;
    if (fresh >= rows) hits++;
  }
  return hits / splits;
};

describe("new categories", () => {
  it("has no answer without rows, and no evidence without a new category", () => {
    expect(newCategories(contingency([0], [3]))).toBeUndefined();
    expect(newCategories(contingency([5, 5], [3, 0]))).toEqual({rows: 0, categories: 0, p: 1, method: "sum"});
  });

  it("counts rows and categories that the reference lacks", () => {
    expect(newCategories(contingency([50, 0, 0, 20], [30, 4, 1, 0]))).toMatchObject({rows: 5, categories: 2});
  });

  it("is exact where one category could be new, and at or a little above the exact chance elsewhere", () => {
    expect(newCategories(contingency([10, 0], [2, 3]))?.p).toBeCloseTo(bySplits([12, 3], 10, 3), 10);
    const tables = [[[6, 3, 0], [2, 1, 2]], [[5, 4, 0, 0], [2, 0, 1, 1]], [[4, 2, 1, 1, 0], [2, 1, 0, 0, 2]]];
    for (const [reference, current] of tables) {
      const rows = reference.reduce((sum, a, i) => sum + (a === 0 ? current[i] : 0), 0);
      const exact = bySplits(reference.map((a, i) => a + current[i]), reference.reduce((a, b) => a + b), rows);
      const p = newCategories(contingency(reference, current))?.p ?? NaN;
      expect(p).toBeGreaterThan(exact * 0.9);
      expect(p).toBeLessThan(exact * 1.3);
    }
  });

  it("bounds the chance of a table too large to sum, above what the sum would give and still small", () => {
    const reference = Array.from({length: 3000}, (_, i) => i < 2000 ? 0 : 1000);
    const current = Array.from({length: 3000}, (_, i) => i < 2000 ? 20 : 1000);
    expect(newCategories(contingency(reference, current))).toMatchObject({rows: 40_000, categories: 2000, method: "bound"});
    expect(newCategories(contingency(reference, current))?.p).toBeLessThan(1e-30);
  });

  it("takes rows in clusters for as many as tell as much, and tells of all that are new", () => {
    const table = contingency([600, 400, 0], [300, 190, 10]), found = newCategories(table, 10)!;
    expect(found).toMatchObject({rows: 10, categories: 1});
    expect(found.p).toBe(newCategories(contingency([60, 40, 0], [30, 19, 1]))!.p);
    expect(found.p).toBeGreaterThan(0.2);
    expect(newCategories(table)!.p).toBeLessThan(0.001);
  });
});
