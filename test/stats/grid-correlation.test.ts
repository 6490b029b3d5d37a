import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {gridCorrelation} from "../../src/stats/grid-correlation.ts";
import {generator} from "../../src/stats/random.ts";

const grids = fc.integer({min: 2, max: 5}).chain((width) =>
  fc.array(fc.array(fc.integer({min: 0, max: 9}), {minLength: width, maxLength: width}), {minLength: 2, maxLength: 5}));

/** Both correlations straight from their definitions, over every two rows. */
function fromRows(rows: readonly (readonly number[])[]): {spearman: number; kendall: number} {
  const cells = rows.flatMap((row, i) => row.flatMap((count, j) => Array.from({length: count}, () => [i, j] as const)));
  let [sum, tiedA, tiedB, pairs] = [0, 0, 0, 0];
  const rank = (at: 0 | 1) => cells.map((cell) => cells.reduce((r, other) => r + Math.sign(cell[at] - other[at]) / 2, 0));
  const [a, b] = [rank(0), rank(1)];
  for (const [i, one] of cells.entries()) for (const two of cells.slice(i + 1)) {
    sum += Math.sign(one[0] - two[0]) * Math.sign(one[1] - two[1]);
    pairs++;
    if (one[0] === two[0]) tiedA++;
    if (one[1] === two[1]) tiedB++;
  }
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((total, value, i) => total + value * y[i], 0);
  return {spearman: dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), kendall: sum / Math.sqrt((pairs - tiedA) * (pairs - tiedB))};
}

const ofRows = (rows: readonly (readonly number[])[]) => gridCorrelation({counts: rows.flat(), width: rows[0].length});

describe("gridCorrelation", () => {
  test("equals both definitions on any grid", () => {
    fc.assert(fc.property(grids, (rows) => {
      const found = ofRows(rows), wanted = fromRows(rows);
      if (!found) return;
      expect(found.spearman).toBeCloseTo(wanted.spearman, 10);
      expect(found.kendall).toBeCloseTo(wanted.kendall, 10);
    }));
  });

  test("is the same when rows and columns change places, and turns its sign when one side is turned round", () => {
    fc.assert(fc.property(grids, (rows) => {
      const found = ofRows(rows), turned = ofRows(rows.toReversed());
      const swapped = ofRows(rows[0].map((_, j) => rows.map((row) => row[j])));
      if (!found || !turned || !swapped) return;
      expect(swapped.spearman).toBeCloseTo(found.spearman, 12);
      expect(swapped.deviation).toBeCloseTo(found.deviation, 10);
      expect(turned.kendall).toBeCloseTo(-found.kendall, 12);
      expect(turned.deviation).toBeCloseTo(found.deviation, 10);
    }));
  });

  test("has no value where a side fills one cell only", () => {
    expect(ofRows([[3, 0], [4, 0]])).toBeUndefined();
    expect(ofRows([[0, 0], [0, 0]])).toBeUndefined();
  });

  test("tells how far rho strays from sample to sample", () => {
    const random = generator(11), rhos: number[] = [], deviations: number[] = [];
    for (let sample = 0; sample < 400; sample++) {
      const counts = new Float64Array(36);
      for (let i = 0; i < 200; i++) {
        const x = random.normal(), y = 0.6 * x + 0.8 * random.normal();
        const cell = (z: number) => Math.max(0, Math.min(5, Math.floor(z * 1.5 + 3)));
        counts[6 * cell(x) + cell(y)]++;
      }
      const {spearman, deviation} = gridCorrelation({counts, width: 6}) ?? {spearman: NaN, deviation: NaN};
      rhos.push(spearman);
      deviations.push(deviation);
    }
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const centre = mean(rhos), spread = Math.sqrt(mean(rhos.map((rho) => (rho - centre) ** 2)));
    // 400 samples know a standard deviation to 3.5 %.
    expect(mean(deviations) / spread).toBeGreaterThan(0.88);
    expect(mean(deviations) / spread).toBeLessThan(1.12);
  });
});
