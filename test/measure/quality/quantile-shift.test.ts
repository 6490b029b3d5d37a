import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {isUnknown} from "../../../src/comparison/unknown.ts";
import {read} from "../../../src/measure/measure.ts";
import {quantileShift} from "../../../src/measure/quality/quantile-shift.ts";
import {generator} from "../../../src/stats/random.ts";
import {compared} from "../tables.ts";

const scoreOf = (reference: Float64Array, current: Float64Array, {p = 0.5, exact = 4096}: {p?: number; exact?: number} = {}) => {
  const found = read(quantileShift, compared({x: reference}, {x: current}, {sizes: {exact}}).columns[0], {options: {p}});
  if (isUnknown(found)) throw new Error(found.unknown);
  return found.score;
};

describe("quantile-shift", () => {
  test("is nothing for equal samples, and moves with a shift of all values", () => {
    const whole = fc.array(fc.integer({min: -99, max: 99}), {minLength: 4, maxLength: 60});
    const samples = whole.map((values) => Float64Array.from(values));
    fc.assert(fc.property(samples, fc.double({min: 0, max: 1, noNaN: true}), (values, p) => {
      expect(scoreOf(values, values, {p}).value).toBe(0);
      const shifted = (by: number) => scoreOf(values, values.map((x) => x + by), {p}).value;
      expect(shifted(20)).toBeCloseTo(2 * shifted(10), 9);
      expect(shifted(10)).toBeGreaterThan(0);
    }));
  });

  test("is as exact from cells as its bound says", () => {
    const random = generator(51);
    for (const p of [0.05, 0.5, 0.9]) {
      const reference = Float64Array.from({length: 2000}, () => random.exponential());
      const current = Float64Array.from({length: 1500}, () => 0.3 + random.exponential());
      const exact = scoreOf(reference, current, {p}).value, {value, bound = NaN} = scoreOf(reference, current, {p, exact: 16});
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(bound);
      expect(bound).toBeLessThan(0.5);
    }
  });

  test("covers the true shift of the median at least 95 % of the time", () => {
    const random = generator(52), repeats = 500;
    let covered = 0;
    for (let i = 0; i < repeats; i++) {
      const sample = (size: number) => Float64Array.from({length: size}, () => random.normal());
      const [low, high] = scoreOf(sample(120), sample(80)).interval ?? [NaN, NaN];
      if (low <= 0 && 0 <= high) covered++;
    }
    expect(covered / repeats).toBeGreaterThan(0.95 - 0.029);
  });
});
