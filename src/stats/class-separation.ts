// How far apart the scores of two kinds of rows are.
import {differenceInterval} from "./difference-interval.ts";
import {type Interval, proportionInterval} from "./proportion-interval.ts";
import {hitsAt, rocCurve, type ScoreTable, totalsOf} from "./score-table.ts";

/** The largest distance between the shares of positives and of negatives at or above a score. */
export interface ClassSeparation {
  readonly distance: number;
  readonly threshold: number;
  readonly interval: Interval;
  /** The largest share of a kind that one value holds: how far rows of one value whose scores differ can have moved it. */
  readonly bound: number;
}

/**
 * Kolmogorov and Smirnov's distance between the scores of positives and of negatives. Its interval is that of the difference of
 * both shares at the score where it is largest. Undefined without both kinds.
 */
export const classSeparation = (table: ScoreTable, level = 0.95): ClassSeparation | undefined => {
  let distance = -1, threshold = 0;
  for (const {x, y, threshold: at} of rocCurve(table)) {
    if (Math.abs(y - x) > distance) [distance, threshold] = [Math.abs(y - x), at];
  }
  if (distance < 0) return undefined;
  const {tp, fp, fn, tn} = hitsAt(table, threshold), {negatives, positives} = totalsOf(table);
  const hit = {value: tp / positives, interval: proportionInterval(tp, tp + fn, {level})};
  const wrong = {value: fp / negatives, interval: proportionInterval(fp, fp + tn, {level})};
  const [low, high] = hit.value >= wrong.value ? differenceInterval(hit, wrong) : differenceInterval(wrong, hit);
  let bound = 0;
  for (let i = 0; i < table.values.length; i++) bound = Math.max(bound, table.positives[i] / positives, table.negatives[i] / negatives);
  return {distance, threshold, interval: [Math.max(0, low), Math.min(1, high)], bound};
};
