import type {ScoredSide, ScorePair} from "../../comparison/score-pair.ts";
import {fourDigits} from "../distribution.ts";
import {thousandths} from "./rounded.ts";
import type {ThresholdSide, ThresholdView} from "./view.ts";

const steps = 40;

/** What deciding at each of some thresholds would give in both tables. */
export function thresholdsOf({reference, current}: ScorePair, minCell: number): ThresholdView {
  const at = thresholds([reference, current].filter((side) => side !== null));
  const side = (one: ScoredSide | null): ThresholdSide | null => one && decided(one, at, minCell);
  return {at, reference: side(reference), current: side(current)};
}

/** Even steps between 0 and 1 for probabilities, else over the scores that are there. */
function thresholds(sides: readonly ScoredSide[]): number[] {
  const low = Math.min(...sides.map(({scores}) => scores[0])), high = Math.max(...sides.map(({scores}) => scores[scores.length - 1]));
  const [from, to] = low >= 0 && high <= 1 ? [0, 1] : [low, high];
  return Array.from({length: steps - 1}, (_, i) => fourDigits(from + (to - from) * (i + 1) / steps));
}

function decided({scores, counts, positives, negatives}: ScoredSide, at: readonly number[], minCell: number): ThresholdSide {
  const all = scores.map((_, k) => counts.reduce((sum, fate) => sum + fate[k], 0));
  const above = (rows: Float64Array): number[] => sumsAbove(scores, rows, at);
  const [hits, alarms, called] = [above(positives), above(negatives), above(all)], cases = total(positives), n = total(all);
  const part = (count: number, of: number): number | null => of < Math.max(1, minCell) ? null : thousandths(count / of);
  return {
    precision: hits.map((count, i) => part(count, count + alarms[i])), recall: hits.map((count) => part(count, cases)),
    decided: called.map((count) => part(count, n)),
  };
}

/** Rows whose score is at least each threshold. */
function sumsAbove(scores: Float64Array, rows: Float64Array, at: readonly number[]): number[] {
  const sums = at.map(() => 0);
  let sum = 0, k = scores.length - 1;
  for (let i = at.length - 1; i >= 0; i--) {
    for (; k >= 0 && scores[k] >= at[i]; k--) sum += rows[k];
    sums[i] = sum;
  }
  return sums;
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
