import {describe, expect, it} from "vitest";
import {generator} from "../../src/stats/random.ts";
import {shapeOf} from "../../src/stats/moments.ts";
import {welchT} from "../../src/stats/welch-t.ts";
import {near} from "./near.ts";

describe("the t-test", () => {
  it("lets the variances differ, or pools them", () => {
    const a = {n: 10, mean: 5, variance: 4}, b = {n: 20, mean: 3, variance: 10};
    const welch = welchT(a, b)!;
    near(welch.statistic, 2 / Math.sqrt(0.4 + 0.5), 1e-14);
    near(welch.df, 0.9 ** 2 / (0.4 ** 2 / 9 + 0.5 ** 2 / 19), 1e-14);
    const pooled = welchT(a, b, {pooled: true})!;
    near(pooled.statistic, 2 / Math.sqrt((9 * 4 + 19 * 10) / 28 * 0.15), 1e-14);
    expect(pooled.df).toBe(28);
  });

  it("keeps its level at unequal sizes and spreads, where pooling does not", () => {
    const random = generator(12);
    const draw = (n: number, scale: number) => shapeOf(Float64Array.from({length: n}, () => scale * random.normal()))!;
    let welch = 0, pooled = 0;
    for (let i = 0; i < 4000; i++) {
      const a = draw(200, 1), b = draw(20, 3);
      if (welchT(a, b)!.p <= 0.05) welch++;
      if (welchT(a, b, {pooled: true})!.p <= 0.05) pooled++;
    }
    expect(Math.abs(welch / 4000 - 0.05)).toBeLessThan(0.014);
    expect(pooled / 4000).toBeGreaterThan(0.2);
  });

  it("is sure only of what varies nowhere and differs, and has no answer where nothing can be told", () => {
    const constant = (n: number, mean: number) => ({n, mean, variance: 0});
    expect(welchT(constant(20, 5), constant(20, 7))).toMatchObject({statistic: -Infinity, p: 0});
    expect(welchT(constant(20, 5), constant(20, 5))).toBeUndefined();
    expect(welchT({n: 1, mean: 5, variance: undefined}, {n: 9, mean: 4, variance: 2})).toBeUndefined();
    expect(welchT({n: 2, mean: 0, variance: Infinity}, {n: 9, mean: 4, variance: 2})).toBeUndefined();
  });
});
