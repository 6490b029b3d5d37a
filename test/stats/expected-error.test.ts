import {describe, expect, it} from "vitest";
import {type ErrorCell, expectedError} from "../../src/stats/expected-error.ts";
import {positiveMeanInterval} from "../../src/stats/positive-mean.ts";
import {generator, type Random} from "../../src/stats/random.ts";

/** Predictions are normal, and errors as large as exp(.3 × prediction); now predictions lie `shift` higher. */
const world = (random: Random, {n, m, shift}: {readonly n: number; readonly m: number; readonly shift: number}): ErrorCell[] => {
  const cells = Array.from({length: 120}, (_, i) => ({at: (i - 59.5) / 10, rows: 0, sum: 0, squares: 0, now: 0}));
  const place = (x: number) => cells[Math.max(0, Math.min(119, Math.floor(10 * x) + 60))];
  for (let i = 0; i < n; i++) {
    const x = random.normal(), e = Math.abs(Math.exp(0.3 * x) * random.normal()), cell = place(x);
    cell.rows++;
    cell.sum += e;
    cell.squares += e * e;
  }
  for (let i = 0; i < m; i++) place(shift + random.normal()).now++;
  return cells;
};

const truth = (shift: number): number => Math.sqrt(2 / Math.PI) * Math.exp(0.3 * shift + 0.045);

const errorOf = (cells: readonly ErrorCell[]) => {
  const found = expectedError(cells);
  if (!found) throw new Error("no expected error");
  return found;
};

describe("the expected error", () => {
  it("is the reference's own where predictions have not moved", () => {
    const cells = world(generator(1), {n: 500, m: 0, shift: 0}).map((cell) => ({...cell, now: 3 * cell.rows})), found = errorOf(cells);
    expect(found.value).toBeCloseTo(found.reference, 12);
    expect(found.effective).toBeCloseTo(500, 8);
    expect(found.outside).toBe(0);
  });

  it("follows the predictions to where errors are larger, within 2 % of the truth", () => {
    const {value, reference} = errorOf(world(generator(2), {n: 20_000, m: 20_000, shift: 0.7}));
    expect(Math.abs(reference / truth(0) - 1)).toBeLessThan(0.02);
    expect(Math.abs(value / truth(0.7) - 1)).toBeLessThan(0.02);
  });

  it("has an interval that holds what labels would show nineteen times in twenty", () => {
    const random = generator(3), runs = 400;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const {value, error} = errorOf(world(random, {n: 800, m: 300, shift: 0.5})), [low, high] = positiveMeanInterval(value, error);
      if (low <= truth(0.5) && truth(0.5) <= high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.92);
    expect(held / runs).toBeLessThan(0.985);
  });

  it("says what share of predictions the reference knows nothing of, and how few of its rows count", () => {
    const far = errorOf(world(generator(4), {n: 500, m: 500, shift: 2.5}));
    expect(far.outside).toBeGreaterThan(0.2);
    expect(far.effective).toBeLessThan(60);
  });

  it("is not there without labels, without predictions, or without errors", () => {
    const cells = world(generator(5), {n: 50, m: 50, shift: 0});
    for (const empty of [{rows: 0, sum: 0, squares: 0}, {now: 0}, {sum: 0, squares: 0}]) {
      expect(expectedError(cells.map((cell) => ({...cell, ...empty})))).toBeUndefined();
    }
  });

  it("is less sure where clusters make rows alike", () => {
    const cells = world(generator(6), {n: 500, m: 5000, shift: 0});
    expect(expectedError(cells, 3)?.error.variance).toBeGreaterThan(2 * errorOf(cells).error.variance);
  });
});
