import type {ScoreGroup} from "../../src/stats/calibration-map.ts";
import type {Random} from "../../src/stats/random.ts";

/** A row with its label, its score, and whether the score is at least the threshold. */
export interface ScoredRow {
  readonly actual: boolean;
  readonly score: number;
  readonly predicted: boolean;
}

/** Rows whose classes are two normal laws `apart` from each other, scored by Bayes' rule at the prevalence of 5 % that a model learnt. */
export const scoredRows = (random: Random, n: number, {prevalence = 0.05, apart = 2, threshold = 0.3, shift = 0}: {
  readonly prevalence?: number; readonly apart?: number; readonly threshold?: number;
  /** Moves every row, whatever its class. */
  readonly shift?: number;
} = {}): ScoredRow[] => Array.from({length: n}, () => {
  const actual = random.next() < prevalence, x = random.normal() + (actual ? apart : 0) + shift;
  // Two digits less than a number holds, as models write them.
  const score = Number((1 / (1 + Math.exp(Math.log(19) + apart * apart / 2 - apart * x))).toPrecision(3));
  return {actual, score, predicted: score >= threshold};
});

/** Rows of two tables by what was predicted: not so, then so. */
export const scoreGroups = (reference: readonly ScoredRow[], current: readonly ScoredRow[]): ScoreGroup[] => [false, true].map((predicted) => {
  const before = reference.filter((row) => row.predicted === predicted), now = current.filter((row) => row.predicted === predicted);
  const scores = Float64Array.from(new Set(before.map(({score}) => score))).sort(), nowScores = Float64Array.from(new Set(now.map(({score}) => score))).sort();
  return {
    reference: {
      scores, negatives: counts(scores, before.filter(({actual}) => !actual)), positives: counts(scores, before.filter(({actual}) => actual)),
    },
    current: {scores: nowScores, counts: counts(nowScores, now)},
  };
});

const counts = (scores: Float64Array, rows: readonly ScoredRow[]): Float64Array => {
  const at = new Map(Array.from(scores, (score, i) => [score, i])), into = new Float64Array(scores.length);
  for (const {score} of rows) into[at.get(score) ?? 0]++;
  return into;
};

/** Counts of rows by actual and predicted. */
export const confusionOf = (rows: readonly ScoredRow[]) => {
  const count = (actual: boolean, predicted: boolean): number => rows.filter((row) => row.actual === actual && row.predicted === predicted).length;
  return {tp: count(true, true), fp: count(false, true), fn: count(true, false), tn: count(false, false)};
};
