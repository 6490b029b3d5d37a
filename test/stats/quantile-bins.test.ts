import {describe, expect, it} from "vitest";
import {chiSquareSf} from "../../src/stats/chi-square.ts";
import {pearsonStatistic} from "../../src/stats/chi-square-homogeneity.ts";
import {quantileBinsSf} from "../../src/stats/quantile-bins.ts";
import {generator} from "../../src/stats/random.ts";

/** Ten bins with as many values of the reference in each; the shares of the law between them are spacings of its values. */
const drawn = (random: ReturnType<typeof generator>, each: number, m: number) => {
  const spacings = Array.from({length: 10}, () => Array.from({length: each}, () => random.exponential()).reduce((a, b) => a + b, 0));
  let left = m, rest = spacings.reduce((a, b) => a + b, 0);
  const current = spacings.map((spacing, i) => {
    const count = i === 9 ? left : random.binomial(left, spacing / rest);
    left -= count;
    rest -= spacing;
    return count;
  });
  const table = {reference: new Float64Array(10).fill(each), current: Float64Array.from(current), n: 10 * each, m};
  return {table, x: pearsonStatistic(table)};
};

describe("bins between quantiles of the reference", () => {
  it.each([[100, 5000], [100, 1000], [200, 2000], [500, 500]])("keep the level of chi-square at %i against %i", (n, m) => {
    const random = generator(n + m), runs = 4000;
    let alarms = 0;
    for (let run = 0; run < runs; run++) {
      const {table, x} = drawn(random, n / 10, m);
      if (quantileBinsSf(x, table) <= 0.05) alarms++;
    }
    expect(alarms / runs).toBeGreaterThan(0.04);
    expect(alarms / runs).toBeLessThan(0.06);
  });

  it("hardly change it where the reference is large", () => {
    const table = {reference: new Float64Array(10).fill(1e6), current: new Float64Array(10).fill(1e6)};
    for (const x of [2, 9, 17, 40]) expect(quantileBinsSf(x, table) / chiSquareSf(x, 9)).toBeCloseTo(1, 3);
  });
});
