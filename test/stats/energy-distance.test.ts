import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {energyDistance} from "../../src/stats/energy-distance.ts";
import {ordered} from "../../src/stats/ordered.ts";

const sample = fc.array(fc.integer({min: -50, max: 50}), {minLength: 1, maxLength: 20});
const distance = (a: readonly number[], b: readonly number[]) =>
  energyDistance(ordered(Float64Array.from(a), Float64Array.from(b)))!;

describe("the energy distance", () => {
  it("is the root of 2 E|X - Y| - E|X - X'| - E|Y - Y'|", () => {
    const mean = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, x) => sum + b.reduce((inner, y) => inner + Math.abs(x - y), 0), 0) / (a.length * b.length);
    fc.assert(fc.property(sample, sample, (a, b) => {
      expect(distance(a, b) ** 2).toBeCloseTo(2 * mean(a, b) - mean(a, a) - mean(b, b), 8);
    }));
  });

  it("grows like the root of the unit", () => {
    fc.assert(fc.property(sample, sample, (a, b) => {
      expect(distance(a.map((x) => 4 * x), b.map((x) => 4 * x))).toBeCloseTo(2 * distance(a, b), 8);
    }));
  });

  it("is nothing when a side is empty", () => {
    expect(energyDistance(ordered(Float64Array.of(), Float64Array.of(1)))).toBeUndefined();
  });
});
