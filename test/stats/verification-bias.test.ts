import {describe, expect, it} from "vitest";
import {drawInterval} from "../../src/stats/draw-interval.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {drawnCounts, type Stratum, verifiedCounts} from "../../src/stats/verification-bias.ts";
import {confusionOf, scoredRows} from "./scored-sample.ts";

/** Counts by actual * 2 + predicted. */
const sensitivity = (counts: ArrayLike<number>): number => counts[3] / (counts[2] + counts[3]);

/** A test whose every positive is followed up, and 5 % of whose negatives. */
const followed = (random: Random, n: number) => {
  const rows = scoredRows(random, n, {prevalence: 0.15}), labelled = confusionOf(rows.filter(({predicted}) => predicted || random.next() < 0.05));
  const all = confusionOf(rows), stratum = (no: number, yes: number, of: number): Stratum => ({labelled: Float64Array.of(no, yes), rows: of});
  return {
    truth: all.tp / (all.tp + all.fn), naive: labelled.tp / (labelled.tp + labelled.fn),
    strata: [stratum(labelled.tn, labelled.fn, all.tn + all.fn), stratum(labelled.fp, labelled.tp, all.fp + all.tp)],
  };
};

describe("the correction for labels that come by what was predicted", () => {
  it("brings a sensitivity of .94 back to the true one near .48", () => {
    const {truth, naive, strata} = followed(generator(5), 40_000), corrected = sensitivity(verifiedCounts(strata)!);
    expect(naive).toBeGreaterThan(0.93);
    expect(naive).toBeLessThan(0.96);
    expect(truth).toBeGreaterThan(0.45);
    expect(truth).toBeLessThan(0.5);
    expect(Math.abs(corrected - truth)).toBeLessThan(0.03);
  });

  it("gives draws whose interval holds the truth about as often as it should", () => {
    const random = generator(6);
    let held = 0;
    for (let r = 0; r < 100; r++) {
      const {truth, strata} = followed(random, 5000), draws = Array.from({length: 200}, () => sensitivity(drawnCounts(strata, random)));
      const [low, high] = drawInterval(sensitivity(verifiedCounts(strata)!), draws)!;
      if (truth >= low && truth <= high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(88);
  });

  it("changes nothing where every row is labelled", () => {
    const strata = [{labelled: Float64Array.of(8, 2), rows: 10}, {labelled: Float64Array.of(1, 4), rows: 5}];
    expect([...verifiedCounts(strata)!]).toEqual([8, 1, 2, 4]);
  });

  it("has no answer for a stratum without any label, and needs none for one without rows", () => {
    expect(verifiedCounts([{labelled: Float64Array.of(0, 0), rows: 3}, {labelled: Float64Array.of(1, 4), rows: 5}])).toBeUndefined();
    expect([...verifiedCounts([{labelled: Float64Array.of(0, 0), rows: 0}, {labelled: Float64Array.of(1, 4), rows: 5}])!]).toEqual([0, 1, 0, 4]);
  });
});
