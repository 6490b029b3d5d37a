import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {nextUp} from "../../src/profile/next-up.ts";
import {numberSample} from "../../src/profile/number-sample.ts";
import {numericPlan} from "../../src/profile/numeric-plan.ts";
import type {NumericPlan} from "../../src/profile/column-plan.ts";
import {generator} from "../../src/stats/random.ts";
import {numberBatch} from "../sketch/split.ts";

const planOf = (values: readonly (number | null)[], cells = 8): NumericPlan => {
  const sample = numberSample();
  sample.add(numberBatch(values));
  return numericPlan({name: "x", kind: "numeric", role: "feature"}, sample, cells);
};

const repeated = (...runs: readonly (readonly [number, number])[]): number[] =>
  runs.flatMap(([x, times]) => new Array<number>(times).fill(x));

describe("numericPlan", () => {
  it("takes quantiles of type 7", () => {
    // numpy.quantile([1, 2, 4, 8, 16, 32], [0, .25, .5, .75, 1]) with numpy 2.
    expect([...planOf([32, 1, 2, 8, 16, 4], 4).quantiles]).toEqual([1, 2.5, 6, 14, 32]);
    expect(planOf([1, 2, 4, 8, 16, 32], 4)).toMatchObject({centre: 6, scale: 11.5 / 1.349, min: 1, max: 32});
  });

  it("has quantiles that rise and lie within the extremes, and edges that rise strictly", () => {
    const value = fc.oneof(fc.double({noNaN: true, noDefaultInfinity: true}), fc.integer({min: 0, max: 3}));
    fc.assert(fc.property(fc.array(value, {minLength: 1}), (values) => {
      const {quantiles, edges, min, max, scale, centre} = planOf(values);
      expect(quantiles.every((x, i) => i === 0 || x >= quantiles[i - 1])).toBe(true);
      expect([quantiles[0], quantiles[8]]).toEqual([min, max]);
      expect(edges.every((x, i) => Number.isFinite(x) && (i === 0 || x > edges[i - 1]))).toBe(true);
      expect(scale > 0 && Number.isFinite(scale) && Number.isFinite(centre)).toBe(true);
    }));
  });

  it("cuts at the inner quantiles and at the ends of the range", () => {
    const {edges} = planOf([10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect([...edges].filter((x) => x >= 10 && x < 20)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, nextUp(18)]);
  });

  it("gives numbers that often stand for a missing value cells of their own", () => {
    const {edges} = planOf([10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect([-999, -1, 0, 99].every((x) => edges.includes(x) && edges.includes(nextUp(x)))).toBe(true);
  });

  it("gives a value that holds more than a cell's share a cell of its own, wherever it lies", () => {
    const values = [...repeated([0, 30], [7, 13]), ...Array.from({length: 57}, (_, i) => 1 + i / 10)];
    const {edges} = planOf(values);
    expect([0, nextUp(0), 7, nextUp(7)].every((edge) => edges.includes(edge))).toBe(true);
    expect(edges.includes(nextUp(1))).toBe(false);
  });

  it("finds each such value among many rows, and no other", () => {
    const random = generator(5), n = 60_000, cells = 240;
    const values = Array.from({length: n}, () => random.next() < 0.3 ? Math.floor(random.next() ** 2 * 60) / 8 : random.normal());
    const counts = new Map<number, number>();
    for (const x of values) counts.set(x, (counts.get(x) ?? 0) + 1);
    const {edges} = planOf(values, cells), after = new Set(edges);
    for (const [x, count] of counts) if (Number.isInteger(x * 8) && x > 0) {
      expect([x, after.has(x) && after.has(nextUp(x))]).toEqual([x, count > n / cells]);
    }
  });

  it("has no cells of its own for values that occur once", () => {
    expect(planOf([1, 2, 3], 240).edges.includes(nextUp(2))).toBe(false);
  });

  it("falls back to other scales where the quartiles are one", () => {
    expect(planOf(repeated([0, 90], [1, 10])).scale).toBeCloseTo(0.3, 12);
    expect(planOf(repeated([5, 9])).scale).toBe(5 * Number.EPSILON);
    expect(planOf(repeated([0, 9])).scale).toBe(1);
    expect(planOf([-1.7e308, -1.7e308, 1.7e308, 1.7e308]).scale).toBe(Number.MAX_VALUE);
  });

  it("is empty where the reference has no finite value", () => {
    const none = new Float64Array(0);
    expect(planOf([null, NaN, Infinity])).toMatchObject({centre: 0, scale: 1, quantiles: none, edges: none, min: Infinity,
      max: -Infinity});
  });
});
