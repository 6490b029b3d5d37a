import {describe, expect, it} from "vitest";
import {pearsonStatistic} from "../../src/stats/chi-square-homogeneity.ts";
import {contingency} from "../../src/stats/contingency.ts";
import {fisherExact} from "../../src/stats/fisher-exact.ts";
import {exactConditional, monteCarlo} from "../../src/stats/monte-carlo.ts";
import {generator} from "../../src/stats/random.ts";
import {alarmRates, arrangements} from "./arrangements.ts";
import {near} from "./near.ts";

describe("the exact p-value of a table", () => {
  it("is the share of all arrangements at least as extreme", () => {
    const ties = [3, 4, 2, 3];
    const all = arrangements(ties, 5).map(({pair, chance}) => ({pair, value: pearsonStatistic(pair), chance}));
    for (const {pair, value} of all) {
      const share = all.filter((other) => other.value >= value - 1e-9).reduce((sum, {chance}) => sum + chance, 0);
      near(exactConditional(pair, pearsonStatistic)!, share, 1e-9);
    }
  });

  it("gives up where there are too many tables, and has no answer for an empty side", () => {
    const many = contingency(Array.from({length: 40}, () => 20), Array.from({length: 40}, () => 20));
    expect(exactConditional(many, pearsonStatistic)).toBeUndefined();
    expect(exactConditional(contingency([0, 0], [1, 2]), pearsonStatistic)).toBeUndefined();
  });
});

describe("the resampled p-value of a table", () => {
  it("comes near the exact one", () => {
    const table = contingency([8, 2, 3], [3, 6, 4]);
    const exact = exactConditional(table, pearsonStatistic)!;
    const drawn = monteCarlo(table, pearsonStatistic, {random: generator(1), resamples: 20_000})!;
    expect(Math.abs(drawn - exact)).toBeLessThan(4 * Math.sqrt(exact * (1 - exact) / 20_000));
    const square = contingency([8, 2], [3, 6]);
    expect(exactConditional(square, pearsonStatistic)).toBeCloseTo(fisherExact(square)!.p, 2);
  });

  it("is never 0, and the same for the same seed", () => {
    const table = contingency([50, 0], [0, 50]);
    const p = () => monteCarlo(table, pearsonStatistic, {random: generator(7), resamples: 99});
    expect(p()).toBe(0.01);
    expect(p()).toBe(p());
  });

  it("keeps its level in a table too sparse for any law", () => {
    const plan = {ties: Array.from({length: 60}, () => 1), n: 12, levels: [0.05], repeats: 400};
    const random = generator(3);
    const [at5] = alarmRates(plan, generator(8), (pair) => monteCarlo(pair, pearsonStatistic, {random, resamples: 99})!);
    expect(at5).toBeLessThan(0.09);
  });

  it("has no answer for an empty side", () => {
    expect(monteCarlo(contingency([0], [1]), pearsonStatistic, {random: generator(1)})).toBeUndefined();
  });
});
