// Spearman's rank correlation.
import {coMoments} from "./co-moments.ts";
import {pearson, pearsonP} from "./pearson.ts";

/** A rank correlation and its two-sided p; p is undefined where it has none. */
export interface RankCorrelation {
  readonly correlation: number;
  readonly p: number | undefined;
}

/** Indices that sort values upwards. */
export const sortingOrder = (values: Float64Array): Uint32Array =>
  Uint32Array.from({length: values.length}, (_, i) => i).sort((i, j) => values[i] - values[j] || i - j);

/** Ranks from 1, ties sharing their mean rank. */
export const midranks = (values: Float64Array): Float64Array => {
  const order = sortingOrder(values), ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) ranks[order[k]] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
};

/**
 * Spearman's correlation of two columns of equal length, p by Student's t; undefined for fewer than two rows or a constant
 * side.
 */
export const spearman = (x: Float64Array, y: Float64Array): RankCorrelation | undefined => {
  const correlation = pearson(coMoments(midranks(x), midranks(y)));
  return correlation === undefined ? undefined : {correlation, p: pearsonP(correlation, x.length)};
};
