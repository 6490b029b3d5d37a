import {describe, expect, it} from "vitest";
import {maximumMeanDiscrepancy, unbiasedDiscrepancy} from "../../src/stats/maximum-mean-discrepancy.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";

type Kernel<T> = (a: T, b: T) => number;

const sumOver = <T>(a: readonly T[], b: readonly T[], kernel: Kernel<T>) =>
  a.reduce((sum, x) => sum + b.reduce((inner, y) => inner + kernel(x, y), 0), 0);

const bySums = <T>(a: readonly T[], b: readonly T[], kernel: Kernel<T>) =>
  unbiasedDiscrepancy({
    reference: sumOver(a, a, kernel), current: sumOver(b, b, kernel), across: sumOver(a, b, kernel), n: a.length, m: b.length,
  });

const points = (seed: number, size: number, add: number): [number, number][] => {
  let x = seed;
  const next = () => { x = (48271 * x) % 2147483647; return x / 2147483647 + add; };
  return Array.from({length: size}, () => [next(), next()]);
};

describe("the maximum mean discrepancy", () => {
  const random = generator(51);
  const normals = (size: number, shift = 0, scale = 1) => Float64Array.from({length: size}, () => shift + scale * random.normal());

  it("agrees with the published value in two dimensions", () => {
    const kernel: Kernel<[number, number]> = (a, b) =>
      Math.exp(-((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) / (2 * 0.5 ** 2));
    expect(bySums(points(5, 30, 0), points(6, 25, 0.3), kernel)).toBeCloseTo(0.14618582954945558, 12);
  });

  it("is what summing its kernel over all pairs gives, ties included", () => {
    const a = normals(40).map((x) => Math.round(8 * x) / 8), b = normals(30, 1).map((x) => Math.round(8 * x) / 8);
    const found = maximumMeanDiscrepancy(ordered(a, b), {resamples: 99})!;
    expect(found.statistic).toBeCloseTo(bySums([...a], [...b], (x, y) => Math.exp(-(((x - y) / found.bandwidth) ** 2))), 12);
  });

  it("takes the median distance of all pairs for its bandwidth", () => {
    const a = normals(23), b = normals(18), all = [...a, ...b];
    const distances = all.flatMap((x, i) => all.slice(0, i).map((y) => Math.abs(x - y))).sort((x, y) => x - y);
    const middle = distances[Math.ceil(distances.length / 2) - 1];
    expect(maximumMeanDiscrepancy(ordered(a, b), {resamples: 99})!.bandwidth).toBeCloseTo(middle, 12);
  });

  it("changes little when many values are put together in groups", () => {
    const a = normals(600), b = normals(500, 0.4), found = maximumMeanDiscrepancy(ordered(a, b), {resamples: 99})!;
    expect(found.points).toBe(256);
    const direct = bySums([...a], [...b], (x, y) => Math.exp(-(((x - y) / found.bandwidth) ** 2)));
    expect(found.statistic / direct).toBeCloseTo(1, 2);
  });

  it("rejects equality about as often as its level says where nothing has changed, and mostly where the scale has doubled", () => {
    const rejects = (scale: number) => {
      let count = 0;
      for (let i = 0; i < 200; i++) {
        const found = maximumMeanDiscrepancy(ordered(normals(40), normals(40, 0, scale)), {resamples: 99})!;
        count += found.p <= 0.05 ? 1 : 0;
      }
      return count / 200;
    };
    expect(rejects(1)).toBeLessThan(0.1);
    expect(rejects(2)).toBeGreaterThan(0.5);
  });

  it("gives the same data the same p", () => {
    const pair = ordered(normals(30), normals(30, 0.3));
    expect(maximumMeanDiscrepancy(pair)).toEqual(maximumMeanDiscrepancy(pair));
  });

  it("is nothing for fewer than two values a side or for equal values", () => {
    expect(maximumMeanDiscrepancy(ordered(Float64Array.of(1), Float64Array.of(1, 2)))).toBeUndefined();
    expect(maximumMeanDiscrepancy(ordered(Float64Array.of(1, 1), Float64Array.of(1, 1)))).toBeUndefined();
  });
});
