import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ordered} from "../../src/stats/ordered.ts";
import {wasserstein} from "../../src/stats/wasserstein.ts";

const sample = fc.array(fc.integer({min: -1000, max: 1000}), {minLength: 1, maxLength: 30});
const distance = (a: readonly number[], b: readonly number[]) =>
  wasserstein(ordered(Float64Array.from(a), Float64Array.from(b)))!;

describe("Wasserstein's distance", () => {
  it("is the same either way", () => {
    fc.assert(fc.property(sample, sample, (a, b) => { expect(distance(a, b)).toBeCloseTo(distance(b, a), 9); }));
  });

  it("is 0 between a sample and itself, any number of times", () => {
    fc.assert(fc.property(sample, (a) => { expect(distance(a, [...a, ...a])).toBeCloseTo(0, 9); }));
  });

  it("is c after moving all values by c", () => {
    fc.assert(fc.property(sample, fc.integer({min: -50, max: 50}), (a, c) => {
      expect(distance(a, a.map((x) => x + c))).toBeCloseTo(Math.abs(c), 9);
    }));
  });

  it("grows with the unit", () => {
    fc.assert(fc.property(sample, sample, fc.integer({min: 1, max: 9}), (a, b, c) => {
      expect(distance(a.map((x) => c * x), b.map((x) => c * x))).toBeCloseTo(c * distance(a, b), 8);
    }));
  });

  it("obeys the triangle's law", () => {
    fc.assert(fc.property(sample, sample, sample, (a, b, c) => {
      expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-9);
    }));
  });

  it("is nothing when a side is empty", () => {
    expect(wasserstein(ordered(Float64Array.of(), Float64Array.of(1)))).toBeUndefined();
  });
});
