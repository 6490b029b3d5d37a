// Average precision: the precision at each positive row when rows are taken from the highest score down, on average.
import type {Interval} from "./proportion-interval.ts";
import type {VarianceParts} from "./roc-auc.ts";
import {scaledInterval} from "./scaled-interval.ts";
import {type ScoreTable, totalsOf} from "./score-table.ts";

/** An average precision. */
export interface AveragePrecision {
  readonly value: number;
  readonly variance: number;
  /** What of the variance comes from the positive and from the negative rows. */
  readonly parts: VarianceParts;
  /** The most that rows of one value whose scores differ can have moved it. */
  readonly bound: number;
  readonly positives: number;
}

/** 1 + 1/2 + … + 1/n. */
const harmonic = (n: number): number => {
  if (n > 20) return Math.log(n) + 0.5772156649015329 + 1 / (2 * n) - 1 / (12 * n * n) + 1 / (120 * n ** 4);
  let sum = 0;
  for (let i = 1; i <= n; i++) sum += 1 / i;
  return sum;
};

/** The sum of the precisions at p positive rows taken one after another, after tp positives and fp negatives. */
const inTurn = (p: number, tp: number, fp: number): number => p - fp * (harmonic(tp + fp + p) - harmonic(tp + fp));

/** How far the precisions at the positive rows of one value can be from the one at its end, if their scores differ. */
const looseness = (precision: number, {p, n, tp, fp}: {readonly p: number; readonly n: number; readonly tp: number; readonly fp: number}): number => {
  if (p === 0) return 0;
  const best = inTurn(p, tp - p, fp - n), worst = inTurn(p, tp - p, fp);
  return Math.max(best - p * precision, p * precision - worst);
};

/**
 * The step sum Σ (R_i − R_{i−1}) P_i over distinct scores, as scikit-learn has it (no trapezoids). The variance is that of the
 * influence that single rows have: adding a row of score s changes the precision at s and below. Undefined without positives.
 */
export const averagePrecision = (table: ScoreTable): AveragePrecision | undefined => {
  const {negatives, positives} = table, totals = totalsOf(table), n = positives.length;
  if (totals.positives === 0) return undefined;
  const own = new Float64Array(n);
  let tp = 0, fp = 0, sum = 0, loose = 0;
  for (let i = n - 1; i >= 0; i--) {
    tp += positives[i];
    fp += negatives[i];
    own[i] = tp + fp > 0 ? tp / (tp + fp) : 0;
    sum += positives[i] * own[i];
    loose += looseness(own[i], {p: positives[i], n: negatives[i], tp, fp});
  }
  const value = sum / totals.positives;
  // What one more positive, or negative, adds to the precision at its own score and all lower ones, lowest scores first.
  let more = 0, less = 0, squaresP = 0, squaresN = 0;
  for (let i = 0; i < n; i++) {
    const taken = tp + fp;
    if (taken > 0) {
      more += positives[i] * fp / (taken * taken);
      less += positives[i] * tp / (taken * taken);
    }
    squaresP += positives[i] * (own[i] + more - value) ** 2;
    squaresN += negatives[i] * less * less;
    tp -= positives[i];
    fp -= negatives[i];
  }
  const parts = {positives: squaresP / totals.positives ** 2, negatives: squaresN / totals.positives ** 2};
  return {value, variance: parts.positives + parts.negatives, parts, bound: Math.max(0, loose) / totals.positives, positives: totals.positives};
};

/** The interval of an average precision on the logit scale, with a t quantile for as many degrees of freedom as there are positives. */
export const averagePrecisionInterval = ({value, variance, positives}: AveragePrecision, level = 0.95): Interval | undefined =>
  scaledInterval(value, Math.sqrt(variance), {scale: "logit", level, df: positives - 1});
