import {describe, expect, it} from "vitest";
import type {Hits} from "../../src/stats/confusion.ts";
import {generator} from "../../src/stats/random.ts";
import {confusionNow, confusionThen, drawnConfusions, unlabelledModel} from "../../src/stats/unlabelled-model.ts";
import {confusionOf, scoredRows, scoreGroups} from "./scored-sample.ts";

const sensitivity = ({tp, fn}: Hits): number => tp / (tp + fn);
const ppv = ({tp, fp}: Hits): number => tp / (tp + fp);

describe("performance without labels", () => {
  const random = generator(42), reference = scoredRows(random, 200_000), current = scoredRows(random, 200_000, {prevalence: 0.15});
  const groups = scoreGroups(reference, current), realised = confusionOf(current);

  it("is within .02 of what came true when prevalence goes from 5 % to 15 %", () => {
    const expected = confusionNow(unlabelledModel(groups, {correct: "prevalence"}));
    expect(Math.abs(sensitivity(expected) - sensitivity(realised))).toBeLessThan(0.02);
    expect(Math.abs(ppv(expected) - ppv(realised))).toBeLessThan(0.02);
  });

  it("is off by more than .1 in both when the change of prevalence is not corrected for", () => {
    const expected = confusionNow(unlabelledModel(groups, {correct: "none"}));
    expect(sensitivity(expected) - sensitivity(realised)).toBeGreaterThan(0.1);
    expect(ppv(realised) - ppv(expected)).toBeGreaterThan(0.1);
  });

  it("expects of the reference what was measured there", () => {
    const model = unlabelledModel(scoreGroups(reference, reference), {correct: "none", draws: 1}), wanted = confusionOf(reference);
    for (const found of [confusionNow(model), confusionThen(model, model.point)]) {
      for (const key of ["tp", "fp", "fn", "tn"] as const) expect(found[key]).toBeCloseTo(wanted[key], 6);
    }
  });

  it("gives the same numbers again", () => {
    const draws = () => drawnConfusions(unlabelledModel(groups, {correct: "prevalence", draws: 5})).map(({tp}) => tp);
    expect(draws()).toEqual(draws());
  });

  it("keeps what is realised within nine draws of ten, nine times in ten or nearly so", () => {
    let within = 0;
    const runs = 40;
    for (let r = 0; r < runs; r++) {
      const before = scoredRows(random, 1500, {prevalence: 0.2}), now = scoredRows(random, 600, {prevalence: 0.3});
      const drawn = drawnConfusions(unlabelledModel(scoreGroups(before, now), {correct: "prevalence", draws: 100}));
      const sorted = drawn.map(sensitivity).sort((a, b) => a - b), truth = sensitivity(confusionOf(now));
      if (truth >= sorted[5] && truth <= sorted[94]) within++;
    }
    expect(within / runs).toBeGreaterThan(0.8);
  });
});
