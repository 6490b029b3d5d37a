import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ordered} from "../../src/stats/ordered.ts";
import {rankComponents, withoutSkew} from "../../src/stats/rank-components.ts";

interface Split {
  readonly z: readonly number[];
  readonly skewness: readonly number[];
}

/** The components of every way to split these values into a reference of so many and the rest. */
const splits = (values: readonly number[], n: number): Split[] => {
  const found = [];
  for (let mask = 0; mask < 1 << values.length; mask++) {
    const reference = values.filter((_, i) => mask >> i & 1), current = values.filter((_, i) => !(mask >> i & 1));
    if (reference.length !== n) continue;
    const {z, skewness} = rankComponents(ordered(Float64Array.from(reference), Float64Array.from(current)), 4);
    found.push({z: [...z], skewness: [...skewness]});
  }
  return found;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("rank components", () => {
  it.each([
    {why: "without ties", values: [1, 2, 3, 4, 5, 6, 7, 8, 9], n: 3},
    {why: "with ties", values: [1, 1, 1, 2, 3, 3, 5, 8, 8, 9], n: 4},
    {why: "with one value that holds most", values: [0, 0, 0, 0, 0, 0, 1, 2, 3, 4], n: 7},
  ])("have mean 0, variance 1, no correlation and the stated skewness over all splits, $why", ({values, n}) => {
    const all = splits(values, n);
    for (let a = 0; a < 4; a++) {
      expect(mean(all.map(({z}) => z[a]))).toBeCloseTo(0, 10);
      expect(mean(all.map(({z}) => z[a] ** 3))).toBeCloseTo(all[0].skewness[a], 9);
      for (let b = 0; b < 4; b++) expect(mean(all.map(({z}) => z[a] * z[b]))).toBeCloseTo(a === b ? 1 : 0, 9);
    }
  });

  it("begin with Mann and Whitney's statistic, corrected for ties", () => {
    const reference = [1, 2, 2, 3, 5], current = [2, 4, 5, 6];
    let u = 0;
    for (const x of reference) for (const y of current) u += y > x ? 1 : y === x ? 0.5 : 0;
    const ties = [1, 3, 1, 1, 2, 1], total = 9;
    const variance = 5 * 4 / 12 * (total + 1 - ties.reduce((sum, t) => sum + t ** 3 - t, 0) / (total * (total - 1)));
    const {z} = rankComponents(ordered(Float64Array.from(reference), Float64Array.from(current)));
    expect(z[0]).toBeCloseTo((u - 10) / Math.sqrt(variance), 12);
  });

  it("are no more than the distinct values can tell apart", () => {
    fc.assert(fc.property(fc.array(fc.integer({min: 0, max: 3}), {minLength: 4, maxLength: 30}), (values) => {
      const pair = ordered(Float64Array.from(values.slice(0, 2)), Float64Array.from(values.slice(2)));
      expect(rankComponents(pair, 6).z.length).toBeLessThanOrEqual(pair.values.length - 1);
    }));
  });

  it("change sign by degree when the values are turned round", () => {
    const reference = Float64Array.of(1, 4, 6, 7), current = Float64Array.of(2, 3, 9, 9, 11);
    const turned = (x: Float64Array) => x.map((value) => -value);
    const there = rankComponents(ordered(reference, current)).z;
    const back = rankComponents(ordered(turned(reference), turned(current))).z;
    there.forEach((z, degree) => { expect(back[degree]).toBeCloseTo(degree % 2 === 0 ? -z : z, 10); });
  });
});

describe("without skew", () => {
  it("leaves a statistic alone whose law does not lean, and keeps order where it does", () => {
    expect(withoutSkew(1.7, 0)).toBe(1.7);
    const z = fc.double({min: -6, max: 6, noNaN: true}), lean = fc.double({min: -2, max: 2, noNaN: true});
    fc.assert(fc.property(z, z, lean, (a, b, skewness) => {
      expect(withoutSkew(Math.min(a, b), skewness)).toBeLessThanOrEqual(withoutSkew(Math.max(a, b), skewness) + 1e-9);
    }));
  });

  it("gives the normal value of an exponential law's upper tail within 2 %", () => {
    // An exponential less its mean has skewness 2 and P(Z > z) = exp(-z - 1); the normal value of exp(-5) is 2.4728.
    expect(withoutSkew(4, 2)).toBeGreaterThan(2.42);
    expect(withoutSkew(4, 2)).toBeLessThan(2.52);
  });
});
