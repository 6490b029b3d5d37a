import {describe, expect, it} from "vitest";
import {arrivedFit} from "../../src/stats/arrived-labels.ts";
import {generator} from "../../src/stats/random.ts";
import {unlabelledModel} from "../../src/stats/unlabelled-model.ts";
import {type ScoredRow, scoredRows, scoreGroups} from "./scored-sample.ts";

const random = generator(6), reference = scoredRows(random, 6000, {prevalence: 0.3});

const fit = (current: readonly ScoredRow[], isLabelled: (row: ScoredRow) => boolean): number => {
  const groups = scoreGroups(reference, current), [{reference: rest}, {reference: so}] = scoreGroups(current.filter(isLabelled), []);
  const arrived = [rest, so].map((labelled, g) => {
    const {scores} = groups[g].current, at = new Map(Array.from(labelled.scores, (score, i) => [score, i]));
    const of = (kind: "negatives" | "positives") => scores.map((score) => at.has(score) ? labelled[kind][at.get(score)!] : 0);
    return {scores, negatives: of("negatives"), positives: of("positives")};
  });
  return arrivedFit(unlabelledModel(groups, {correct: "prevalence", draws: 40}), arrived);
};

describe("labels that have arrived", () => {
  it("contradict nothing while chances hold, even if labelled rows are chosen by their score", () => {
    const fits = Array.from({length: 20}, () => fit(scoredRows(random, 1500, {prevalence: 0.3}), ({score}) => score > 0.2 || random.next() < 0.1));
    expect(fits.filter((p) => p < 0.05).length).toBeLessThanOrEqual(4);
  });

  it("contradict chances that have gone stale", () => {
    const stale = scoredRows(random, 3000, {prevalence: 0.3}).map((row) => row.actual && random.next() < 0.4 ? {...row, actual: false} : row);
    expect(fit(stale, () => random.next() < 0.3)).toBeLessThan(1e-3);
  });

  it("say nothing where there are none", () => {
    expect(fit(scoredRows(random, 500, {prevalence: 0.3}), () => false)).toBe(1);
  });
});
