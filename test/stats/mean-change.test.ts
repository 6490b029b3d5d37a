import {describe, expect, it} from "vitest";
import {meanChange} from "../../src/stats/mean-change.ts";
import {powerSums, shape} from "../../src/stats/moments.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {welchT} from "../../src/stats/welch-t.ts";

const place = {centre: 0, scale: 1};
const sample = (random: Random, size: number, draw: (random: Random) => number) =>
  shape(powerSums(Float64Array.from({length: size}, () => draw(random)), place), place)!;

describe("a change of the mean", () => {
  it("is Welch's test where both samples are alike in size, spread and symmetry", () => {
    const reference = {n: 50, mean: 10, variance: 4, skewness: 0}, current = {...reference, mean: 12};
    expect(meanChange(reference, current)).toEqual({...welchT(reference, current), p: expect.closeTo(2.51357798e-6, 13) as number});
  });

  it("is never surer than Welch's test", () => {
    const random = generator(1);
    for (let run = 0; run < 200; run++) {
      const [x, y] = [sample(random, 20, (r) => r.exponential()), sample(random, 5 + run, (r) => r.normal() + run / 100)];
      expect(meanChange(x, y)!.p).toBeGreaterThanOrEqual(welchT(x, y)!.p);
    }
  });

  it("keeps its level on values that are mostly zero, where Welch's test does not", () => {
    const random = generator(2), rare = (r: Random): number => r.next() < 0.95 ? 0 : r.exponential(), runs = 500;
    let alarms = 0, welchs = 0;
    for (let run = 0; run < runs; run++) {
      const x = sample(random, 100, rare), y = sample(random, 2000, rare);
      if ((meanChange(x, y)?.p ?? 1) <= 0.05) alarms++;
      if ((welchT(x, y)?.p ?? 1) <= 0.05) welchs++;
    }
    expect(alarms / runs).toBeLessThan(0.06);
    expect(welchs / runs).toBeGreaterThan(0.1);
  });

  it("finds a mean that has moved, on skewed values too", () => {
    const random = generator(3), x = sample(random, 300, (r) => r.exponential()), y = sample(random, 2000, (r) => r.exponential() + 0.5);
    expect(meanChange(x, y)!.p).toBeLessThan(1e-6);
  });

  it("bears values whose cubes pass the largest number", () => {
    const {p} = meanChange({n: 2, mean: 499.5, variance: 5e5}, {n: 2, mean: 2e110, variance: 1e150, skewness: 0})!;
    expect(p).toBeGreaterThanOrEqual(0);
    expect(p).toBeLessThanOrEqual(1);
  });

  it("has no answer where Welch's test has none, and a sure one where nothing varies but the means", () => {
    expect(meanChange({n: 5, mean: 1, variance: 0}, {n: 5, mean: 1, variance: 0})).toBeUndefined();
    expect(meanChange({n: 5, mean: 1, variance: 2}, {n: 1, mean: 1, variance: undefined})).toBeUndefined();
    expect(meanChange({n: 500, mean: 1, variance: 0}, {n: 500, mean: 2, variance: 0})!.p).toBeLessThan(1e-12);
  });
});
