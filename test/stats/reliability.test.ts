import {describe, expect, it} from "vitest";
import {brierParts, meanLoss, squaredDistance} from "../../src/stats/brier.ts";
import {generator} from "../../src/stats/random.ts";
import {calibrationError, reliabilityBins} from "../../src/stats/reliability.ts";
import {tableOf} from "./score-tables.ts";

/** Rows whose chances are what a turn makes of their probabilities. */
const drawn = (seed: number, n: number, turn: (p: number) => number) => {
  const random = generator(seed), no: number[] = [], yes: number[] = [];
  for (let i = 0; i < n; i++) {
    const p = random.next();
    (random.next() < turn(p) ? yes : no).push(p);
  }
  return tableOf(no, yes);
};

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

describe("reliability", () => {
  it("bins hold their lower border, the last one 1 as well", () => {
    const bins = reliabilityBins(tableOf([0, 0.1, 0.95], [0.2, 0.9, 1]));
    expect(bins.map(({bin, n}) => [bin, n])).toEqual([[0, 1], [1, 1], [2, 1], [9, 3]]);
  });

  it("bins of equal mass keep rows of one score together", () => {
    const bins = reliabilityBins(tableOf([0.3, 0.3, 0.3], [0.3, 0.3, 0.9]), {bins: 3, binning: "equal-mass"});
    expect(bins.map(({n}) => n)).toEqual([5, 1]);
  });

  it("of right probabilities is found after noise is taken off, and not before", () => {
    const found = Array.from({length: 200}, (_, seed) => calibrationError(reliabilityBins(drawn(seed, 200, (p) => p)))!);
    expect(mean(found.map(({expected}) => expected))).toBeGreaterThan(0.06);
    expect(mean(found.map(({debiased}) => debiased))).toBeLessThan(0.035);
    expect(mean(found.map(({interval}) => interval[0] === 0 ? 1 : 0))).toBeGreaterThan(0.93);
  });

  it("of probabilities that are .2 too high is .2 either way", () => {
    const {expected, debiased, interval} = calibrationError(reliabilityBins(drawn(5, 4000, (p) => Math.max(0, p - 0.2))))!;
    expect(expected).toBeCloseTo(0.18, 1);
    expect(Math.abs(debiased - expected)).toBeLessThan(0.01);
    expect(interval[0] < debiased && debiased < interval[1]).toBe(true);
  });

  it("and resolution and uncertainty make up Brier's score where probabilities do not differ within bins", () => {
    const table = tableOf([0.15, 0.15, 0.15, 0.65], [0.15, 0.65, 0.65]), brier = meanLoss(table, squaredDistance)!.mean;
    const parts = brierParts(brier, reliabilityBins(table))!;
    expect(parts.within).toBeCloseTo(0, 14);
    expect(parts.reliability - parts.resolution + parts.uncertainty).toBeCloseTo(brier, 14);
  });
});
