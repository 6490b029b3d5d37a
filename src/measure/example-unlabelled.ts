import {unlabelledClass, type UnlabelledScores} from "../comparison/unlabelled-scores.ts";
import {isUnknown} from "../comparison/unknown.ts";
import type {ScoredSide} from "../comparison/score-pair.ts";

/** Rows alike: a score, what was predicted and how many were not and were of the class; or how many have no label yet. */
export interface ScoreRows {
  readonly score: number;
  readonly predicted: boolean;
  readonly no?: number;
  readonly yes?: number;
  readonly open?: number;
}

const noSums = {n: 0, powers: [0, 0, 0, 0], min: Infinity, max: -Infinity} as const;

/** Places of `fateOf` for rows that were not, were, and are not yet known to be of the class. */
const placesOf = (predicted: boolean): readonly number[] => [0, 1, 2].map((actual) => actual * 3 + Number(predicted));

const sideOf = (rows: readonly ScoreRows[]): ScoredSide => {
  const scores = Float64Array.from(new Set(rows.map(({score}) => score))).sort();
  const counts = Array.from({length: 9}, () => new Float64Array(scores.length));
  for (const {score, predicted, no = 0, yes = 0, open = 0} of rows) {
    const places = placesOf(predicted);
    [no, yes, open].forEach((rows, actual) => { counts[places[actual]][scores.indexOf(score)] += rows; });
  }
  return {
    scores, exact: true, counts, positives: new Float64Array(0), negatives: new Float64Array(0), log: 0, resampled: null,
    sums: {positives: noSums, negatives: noSums, unlabelled: noSums},
  };
};

/**
 * A class of two, as estimates without labels see it; throws where nothing can be learnt. It is learnt when it is looked at: whoever
 * loads the catalogue need not wait for all its examples.
 */
export function withoutLabels(
  reference: readonly ScoreRows[], current: readonly ScoreRows[], correct: UnlabelledScores["correct"] = "prevalence",
): UnlabelledScores {
  let classes: UnlabelledScores["classes"] | undefined;
  const learnt = (): UnlabelledScores["classes"] => {
    const one = unlabelledClass({class: "yes", reference: sideOf(reference), current: sideOf(current)}, correct);
    if (isUnknown(one)) throw new Error(one.detail ?? one.unknown);
    return [one];
  };
  return {get classes() { return classes ??= learnt(); }, among: 2, correct};
}

/** A reference in which 1,000 of 10,000 rows are of the class, 600 of them found beside 400 false alarms. */
export const tenPercent: readonly ScoreRows[] = [
  {score: 0.05, predicted: false, no: 7600, yes: 150}, {score: 0.2, predicted: false, no: 1000, yes: 250},
  {score: 0.6, predicted: true, no: 300, yes: 200}, {score: 0.9, predicted: true, no: 100, yes: 400},
];

/** As many rows as told without labels: of them a share of the class, scored as in the reference. */
export const unlabelledRows = (n: number, share: number): ScoreRows[] => tenPercent.map(({score, predicted, no = 0, yes = 0}) =>
  ({score, predicted, open: Math.round(n * (share * yes / 1000 + (1 - share) * no / 9000))}));
