// The area under the ROC curve: the chance that a positive row is scored above a negative one.
import {normalQuantile} from "./normal.ts";
import type {Interval} from "./proportion-interval.ts";
import {increasingRoot} from "./root.ts";
import {scaledInterval} from "./scaled-interval.ts";
import {type ScoreTable, totalsOf} from "./score-table.ts";

/** A variance by the kind of rows that it comes from. */
export interface VarianceParts {
  readonly positives: number;
  readonly negatives: number;
}

/** An area under the ROC curve. */
export interface RocAuc {
  readonly auc: number;
  /** Its variance (DeLong, DeLong and Clarke-Pearson 1988); undefined with fewer than two rows of a kind. */
  readonly variance: number | undefined;
  /** What of the variance comes from the positive and from the negative rows. */
  readonly parts: VarianceParts | undefined;
  /** The most that rows of one value whose scores differ can have moved it: half the pairs within one value. */
  readonly bound: number;
  readonly negatives: number;
  readonly positives: number;
}

/** Sums of placements about their mean, and how many there are. */
const spread = (squares: number, mean: number, n: number): number => Math.max(0, squares - n * mean * mean) / (n - 1);

/**
 * The area from grouped scores in one pass: a positive row's placement is the share of negatives scored below it and half of
 * those scored alike, as mid-ranks have it (Sun and Xu 2014). Undefined without both kinds of rows.
 */
export const rocAuc = (table: ScoreTable): RocAuc | undefined => {
  const totals = totalsOf(table), {negatives, positives} = totals;
  if (negatives === 0 || positives === 0) return undefined;
  let below = 0, passed = 0, sum = 0, ties = 0, squaresP = 0, squaresN = 0;
  for (let i = 0; i < table.values.length; i++) {
    const n = table.negatives[i], p = table.positives[i];
    const ofPositive = (below + n / 2) / negatives, ofNegative = (positives - passed - p / 2) / positives;
    sum += p * ofPositive;
    squaresP += p * ofPositive * ofPositive;
    squaresN += n * ofNegative * ofNegative;
    ties += n * p;
    below += n;
    passed += p;
  }
  const auc = sum / positives, isSpread = negatives > 1 && positives > 1;
  const parts = isSpread
    ? {positives: spread(squaresP, auc, positives) / positives, negatives: spread(squaresN, auc, negatives) / negatives} : undefined;
  return {auc, variance: parts && parts.positives + parts.negatives, parts, bound: ties / 2 / negatives / positives, ...totals};
};

/**
 * Newcombe's interval (2006, method 5), which also holds where all pairs are ordered alike: the areas whose own variance under
 * Hanley and McNeil's law would put the one found at the normal quantile.
 */
export const newcombeInterval = ({auc, negatives, positives}: RocAuc, level = 0.95): Interval => {
  const z = normalQuantile((1 + level) / 2), more = (negatives + positives) / 2 - 1;
  const reach = (a: number): number =>
    z * Math.sqrt(Math.max(0, a * (1 - a)) * (1 + more * ((1 - a) / (2 - a) + a / (1 + a))) / (negatives * positives));
  const low = auc > 0 ? increasingRoot((a) => a + reach(a) - auc, [0, auc]) : 0;
  return [low, auc < 1 ? increasingRoot((a) => a - reach(a) - auc, [auc, 1]) : 1];
};

/**
 * The interval of an area: DeLong's variance on the logit scale, with a t quantile for as many degrees of freedom as the rarer
 * kind has; Newcombe's where all pairs are ordered alike and the variance is none.
 */
export const rocAucInterval = (found: RocAuc, level = 0.95): Interval => {
  const {auc, variance = 0, negatives, positives} = found, df = Math.min(negatives, positives) - 1;
  return scaledInterval(auc, Math.sqrt(variance), {scale: "logit", level, df}) ?? newcombeInterval(found, level);
};
