import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {powerSums, samplesOf, shape, shapeOf} from "../../src/stats/moments.ts";
import type {PowerSums} from "../../src/stats/moments.ts";
import {ordered} from "../../src/stats/ordered.ts";

const sample = fc.array(fc.integer({min: -20, max: 20}),
  {minLength: 1, maxLength: 40}).map((values) => Float64Array.from(values));
const together = (a: PowerSums, b: PowerSums): PowerSums =>
  ({n: a.n + b.n, s1: a.s1 + b.s1, s2: a.s2 + b.s2, s3: a.s3 + b.s3, s4: a.s4 + b.s4});

describe("the shape of a distribution", () => {
  it("has the textbook moments of 1, 2, 9", () => {
    const found = shapeOf(Float64Array.of(1, 2, 9))!;
    expect(found.mean).toBe(4);
    expect(found.variance).toBeCloseTo(19, 12);
    expect(found.populationVariance).toBeCloseTo(38 / 3, 12);
    expect(found.skewness).toBeCloseTo(0.6654688661238353, 12);
    expect(found.skewnessUnbiased).toBeCloseTo(1.6300591617118863, 12);
    expect(found.kurtosis).toBeCloseTo(-1.5, 12);
    expect(found.error).toBeCloseTo(Math.sqrt(19 / 3), 12);
  });

  it("is the same from sums that were added up, about any centre and scale near by", () => {
    fc.assert(fc.property(sample, sample, fc.integer({min: -9, max: 9}), fc.integer({min: 1, max: 30}), (a, b, centre, scale) => {
      const place = {centre, scale}, whole = shapeOf(Float64Array.of(...a, ...b))!;
      const parts = shape(together(powerSums(a, place), powerSums(b, place)), place)!;
      expect(parts.mean).toBeCloseTo(whole.mean, 9);
      expect(parts.populationVariance).toBeCloseTo(whole.populationVariance, 7);
      if (whole.populationVariance > 1) expect(parts.kurtosis!).toBeCloseTo(whole.kurtosis!, 5);
    }));
  });

  it("loses no digits to an offset", () => {
    expect(shapeOf(Float64Array.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16))!.variance).toBeCloseTo(30, 9);
  });

  it("has no skewness of equal values, no variance of one and no mean of none", () => {
    expect(shapeOf(Float64Array.of(5, 5, 5))).toMatchObject({variance: 0, skewness: undefined, kurtosis: undefined});
    expect(shapeOf(Float64Array.of(5))).toMatchObject({mean: 5, variance: undefined, error: undefined});
    expect(shapeOf(new Float64Array(0))).toBeUndefined();
    expect(shapeOf(Float64Array.of(1e308, -1e308, 1e308))).toBeUndefined();
  });

  it("is told for both sides of a pair, or for neither", () => {
    const found = samplesOf(ordered(Float64Array.of(1, 3), Float64Array.of(5)))!;
    expect([found.reference.mean, found.reference.variance, found.current.mean, found.current.variance]).toEqual([2, 2, 5,
      undefined]);
    expect(samplesOf(ordered(new Float64Array(0), Float64Array.of(5)))).toBeUndefined();
  });
});
