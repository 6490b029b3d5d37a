import {describe, expect, it} from "vitest";
import {shiftedPrevalence} from "../../src/stats/prevalence-shift.ts";
import {generator} from "../../src/stats/random.ts";

/** The chance of the class once its prevalence is another. */
const shiftedChance = (p: number, prior: number, prevalence: number): number => {
  const yes = p * prevalence / prior, no = (1 - p) * (1 - prevalence) / (1 - prior);
  return yes / (yes + no);
};

/** The EM as it was published: chances moved to the present prevalence, whose mean is the next one. */
const byEm = (chances: Float64Array, counts: Float64Array, prior: number): number => {
  let prevalence = prior;
  const n = counts.reduce((sum, count) => sum + count, 0);
  for (let i = 0; i < 20_000; i++) {
    prevalence = chances.reduce((sum, p, b) => sum + counts[b] * shiftedChance(p, prior, prevalence), 0) / n;
  }
  return prevalence;
};

describe("the prevalence that scores speak for", () => {
  it("is where the EM comes to rest", () => {
    const random = generator(2);
    for (let r = 0; r < 20; r++) {
      const chances = Float64Array.from({length: 12}, () => random.next()), counts = Float64Array.from({length: 12}, () => random.int(50));
      const prior = 0.05 + 0.9 * random.next();
      expect(shiftedPrevalence({chances, counts, prior})).toBeCloseTo(byEm(chances, counts, prior), 6);
    }
  });

  it("is the prior where chances average to it, and an end where every row says so", () => {
    expect(shiftedPrevalence({chances: Float64Array.of(0.1, 0.5), counts: Float64Array.of(30, 10), prior: 0.2})).toBeCloseTo(0.2, 9);
    expect(shiftedPrevalence({chances: Float64Array.of(0, 1), counts: Float64Array.of(10, 0), prior: 0.2})).toBe(0);
    expect(shiftedPrevalence({chances: Float64Array.of(0, 1), counts: Float64Array.of(0, 10), prior: 0.2})).toBe(1);
  });
});
