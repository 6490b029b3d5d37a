import {describe, expect, it} from "vitest";
import {generator} from "../../src/stats/random.ts";
import {type ShiftCheck, shiftCheck} from "../../src/stats/shift-check.ts";
import {unlabelledModel} from "../../src/stats/unlabelled-model.ts";
import {type ScoredRow, scoredRows, scoreGroups} from "./scored-sample.ts";

const random = generator(12);
const check = (reference: readonly ScoredRow[], current: readonly ScoredRow[], draws = 40): ShiftCheck =>
  shiftCheck(unlabelledModel(scoreGroups(reference, current), {correct: "prevalence", draws}));

describe("the check of what an estimate takes for granted", () => {
  it("lets a change of prevalence pass nineteen times in twenty or so, and finds it both ways", () => {
    let low = 0, apart = 0;
    const runs = 30;
    for (let r = 0; r < runs; r++) {
      const found = check(scoredRows(random, 3000, {prevalence: 0.1}), scoredRows(random, 1500, {prevalence: 0.25}));
      expect(Math.abs(found.prevalence - 0.25)).toBeLessThan(0.08);
      if (found.mixture < 0.05) low++;
      if (Math.abs(found.disagreement ?? 0) > 1.96) apart++;
    }
    expect(low / runs).toBeLessThan(0.2);
    expect(apart / runs).toBeLessThan(0.2);
  });

  it("sees that scores moved for another reason", () => {
    const found = check(scoredRows(random, 10_000, {prevalence: 0.1}), scoredRows(random, 4000, {prevalence: 0.1, shift: 0.7}));
    expect(found.mixture).toBeLessThan(1e-6);
  });

  it("counts rows beyond the reference's scores, and how few rows of the reference are like those of now", () => {
    const narrow = scoredRows(random, 2000, {prevalence: 0.1}).filter(({score}) => score < 0.7);
    expect(check(narrow, scoredRows(random, 1000, {prevalence: 0.5})).outside).toBeGreaterThan(0.05);
    const same = check(narrow, narrow), moved = check(narrow, narrow.filter(({score}) => score > 0.25));
    expect(same.effective).toBeCloseTo(narrow.length, 6);
    expect(moved.effective).toBeLessThan(narrow.length / 5);
  });
});
