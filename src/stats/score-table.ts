// Scores of rows that are of a class and of rows that are not.
import type {Hits} from "./confusion.ts";

/** Ascending distinct scores with how many rows of either kind have each; a cell of scores stands as its mean. */
export interface ScoreTable {
  readonly values: ArrayLike<number>;
  readonly negatives: ArrayLike<number>;
  readonly positives: ArrayLike<number>;
}

/** Counts of both kinds of rows. */
export const totalsOf = ({negatives, positives}: ScoreTable): {readonly negatives: number; readonly positives: number} => {
  let n = 0, p = 0;
  for (let i = 0; i < negatives.length; i++) {
    n += negatives[i];
    p += positives[i];
  }
  return {negatives: n, positives: p};
};

/** What became of the rows if those scored at or above the threshold were said to be of the class. */
export const hitsAt = ({values, negatives, positives}: ScoreTable, threshold: number): Hits => {
  let tp = 0, fp = 0, fn = 0, tn = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] >= threshold) {
      tp += positives[i];
      fp += negatives[i];
    } else {
      fn += positives[i];
      tn += negatives[i];
    }
  }
  return {tp, fp, fn, tn};
};

/** One threshold, and what became of the rows with it. */
export interface Cut extends Hits {
  readonly threshold: number;
}

/** Every threshold that parts the scores, from the highest down, and what becomes of the rows at each. */
export const cutsOf = (table: ScoreTable): Cut[] => {
  const {values, negatives, positives} = table, totals = totalsOf(table), cuts: Cut[] = [];
  let tp = 0, fp = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    tp += positives[i];
    fp += negatives[i];
    cuts.push({threshold: values[i], tp, fp, fn: totals.positives - tp, tn: totals.negatives - fp});
  }
  return cuts;
};

/** One point of a curve. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly threshold: number;
}

/** Share of positives (y) against share of negatives (x) said to be of the class, from (0, 0) on; empty without both kinds. */
export const rocCurve = (table: ScoreTable): CurvePoint[] => {
  const {negatives, positives} = totalsOf(table);
  if (negatives === 0 || positives === 0) return [];
  const points = cutsOf(table).map(({threshold, tp, fp}) => ({x: fp / negatives, y: tp / positives, threshold}));
  return [{x: 0, y: 0, threshold: Infinity}, ...points];
};

/** Precision (y) against recall (x), from the highest threshold down; empty without positives. */
export const precisionRecallCurve = (table: ScoreTable): CurvePoint[] => {
  const {positives} = totalsOf(table);
  return positives === 0 ? [] : cutsOf(table).map(({threshold, tp, fp}) => ({x: tp / positives, y: tp / (tp + fp), threshold}));
};
