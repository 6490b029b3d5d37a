import {describe, expect, it} from "vitest";
import {expectedAveragePrecision, expectedConfusion, expectedRocAuc, outcomeSum} from "../../src/stats/expected-performance.ts";
import {generator} from "../../src/stats/random.ts";

const rows = Array.from({length: 60}, (_, i) => (i + 0.5) / 60);
const scored = {counts: Float64Array.from(rows, (_, i) => 1 + i % 3), chances: Float64Array.from(rows, (p) => p ** 1.5)};

/** Labels drawn by their chances: the numbers as they turn out. */
const outcomes = (statistic: (chanced: typeof scored) => {readonly value: number} | undefined): number[] => {
  const random = generator(8);
  return Array.from({length: 3000}, () => {
    const chances = scored.chances.map((p, i) => random.binomial(scored.counts[i], p) / scored.counts[i]);
    return statistic({counts: scored.counts, chances})!.value;
  });
};

describe("performance to expect", () => {
  it.each([["the area under the ROC curve", expectedRocAuc], ["average precision", expectedAveragePrecision]])(
    "of %s is near the mean and variance of what labels drawn by their chances give", (_, statistic) => {
      const drawn = outcomes(statistic), mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
      const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length, found = statistic(scored)!;
      expect(Math.abs(found.value - mean)).toBeLessThan(0.01);
      expect(found.variance / variance).toBeGreaterThan(0.85);
      expect(found.variance / variance).toBeLessThan(1.2);
    });

  it("is the measured one where every chance is 0 or 1", () => {
    const known = {counts: Float64Array.of(2, 1, 1, 3), chances: Float64Array.of(0, 1, 0, 1)};
    expect(expectedRocAuc(known)).toEqual({value: (2 + 9) / 12, variance: 0});
    expect(expectedAveragePrecision(known)!.value).toBeCloseTo((3 * 1 + 4 / 5) / 4, 12);
    const sum = outcomeSum(known);
    expect(expectedConfusion({mean: 0, variance: 0, n: 3}, sum)).toEqual({tp: 4, fp: 3, fn: 0, tn: 3});
  });

  it("is wanting where one class is not to be expected", () => {
    expect(expectedRocAuc({counts: Float64Array.of(3), chances: Float64Array.of(1)})).toBeUndefined();
    expect(expectedAveragePrecision({counts: Float64Array.of(3), chances: Float64Array.of(0)})).toBeUndefined();
  });
});
