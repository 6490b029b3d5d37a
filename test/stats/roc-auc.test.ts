import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {generator} from "../../src/stats/random.ts";
import {newcombeInterval, rocAuc, rocAucInterval} from "../../src/stats/roc-auc.ts";
import {inCells, tableOf, tables} from "./score-tables.ts";

describe("the area under the ROC curve", () => {
  it("is the share of pairs in order, ties counting one half", () => {
    fc.assert(fc.property(fc.array(fc.integer({min: 0, max: 9}), {minLength: 1}), fc.array(fc.integer({min: 0, max: 9}), {minLength: 1}), (no, yes) => {
      const pairs = no.flatMap((n) => yes.map((p) => p > n ? 1 : p === n ? 0.5 : 0));
      expect(rocAuc(tableOf(no, yes))?.auc).toBeCloseTo(pairs.reduce<number>((sum, x) => sum + x, 0) / pairs.length, 12);
    }));
  });

  it("from cells is within its bound of the exact one, always", () => {
    fc.assert(fc.property(tables, fc.integer({min: 1, max: 30}), (table, size) => {
      const exact = rocAuc(table)!, cells = rocAuc(inCells(table, size))!;
      expect(Math.abs(cells.auc - exact.auc)).toBeLessThanOrEqual(cells.bound + 1e-12);
    }), {numRuns: 500});
  });

  it("has DeLong's variance, pair by pair", () => {
    fc.assert(fc.property(tables, (table) => {
      const found = rocAuc(table)!, {negatives, positives, auc} = found;
      if (negatives < 2 || positives < 2) { expect(found.variance).toBeUndefined(); return; }
      const spread = (own: ArrayLike<number>, other: ArrayLike<number>, n: number, m: number, sign: number): number => {
        let sum = 0;
        for (let i = 0; i < table.values.length; i++) {
          let placed = 0;
          for (let k = 0; k < table.values.length; k++) {
            const order = sign * (table.values[i] - table.values[k]);
            placed += other[k] * (order > 0 ? 1 : order === 0 ? 0.5 : 0) / m;
          }
          sum += own[i] * (placed - auc) ** 2;
        }
        return sum / (n - 1) / n;
      };
      const whole = spread(table.positives, table.negatives, positives, negatives, 1) + spread(table.negatives, table.positives, negatives, positives, -1);
      expect(found.variance).toBeCloseTo(whole, 12);
    }));
  });

  it("keeps its interval within [0, 1] and around the area, in perfect order as well", () => {
    fc.assert(fc.property(tables, (table) => {
      const found = rocAuc(table)!, [low, high] = rocAucInterval(found);
      expect(low >= 0 && low <= found.auc && found.auc <= high && high <= 1).toBe(true);
    }));
    const perfect = rocAuc(tableOf([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]))!, [low, high] = newcombeInterval(perfect);
    expect(high).toBe(1);
    expect(low).toBeGreaterThan(0.4);
    expect(low).toBeLessThan(0.8);
  });

  it("turned round is one less itself, with the same variance", () => {
    const random = generator(4), no = Array.from({length: 40}, random.normal), yes = Array.from({length: 30}, () => random.normal() + 1);
    const there = rocAuc(tableOf(no, yes))!, back = rocAuc(tableOf(yes, no))!;
    expect(there.auc + back.auc).toBeCloseTo(1, 12);
    expect(there.variance).toBeCloseTo(back.variance!, 12);
  });
});
