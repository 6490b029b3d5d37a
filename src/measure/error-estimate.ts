import type {ErrorSide} from "../comparison/error-pair.ts";
import {type NamedSums, namedSums} from "../comparison/error-sums.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {type MeanSums, meanLogError} from "../stats/log-error.ts";
import {positiveMeanInterval} from "../stats/positive-mean.ts";
import {clusterSpread, type Spread} from "../stats/clusters.ts";
import type {Estimate} from "./change.ts";

/** How sure a number is, from what it was with clusters drawn anew; undefined where there are no clusters or too few. */
export function clusterError({resampled, n}: ErrorSide, valueOf: (sums: NamedSums) => number): Spread | undefined {
  if (resampled === null) return undefined;
  const drawn = resampled.map(namedSums);
  return clusterSpread(drawn.map(valueOf), drawn.map((sums) => sums.n), n);
}

/** How an interval came about: what it takes to be independent. */
export const methodOf = ({resampled}: ErrorSide): string => resampled === null ? "rows" : "clusters resampled";

/**
 * The mean of something of each row that is never negative, by its sums; `turn` makes the number shown of it (a root, a unit) and
 * must be increasing. Unknown where no row has it.
 */
export function positiveMean(side: ErrorSide, sumsOf: (sums: NamedSums) => MeanSums, turn: (mean: number) => number): Estimate | Unknown {
  const sums = sumsOf(namedSums(side.sums)), mean = sums.sum / sums.rows, value = turn(mean);
  if (sums.rows === 0) return unknown("no-values");
  if (!Number.isFinite(value)) return unknown("not-computable", "the errors are too large to be summed");
  const logOf = (drawn: NamedSums): number => { const {sum, rows} = sumsOf(drawn); return Math.log(sum / rows); };
  const error = side.resampled ? clusterError(side, logOf) : meanLogError(sums);
  const interval = error && positiveMeanInterval(mean, error);
  return {value, n: sums.rows, ...(interval && {interval: [turn(interval[0]), turn(interval[1])], method: methodOf(side)})};
}

/** By how much clusters raise the variance of the mean absolute error over that of as many single rows; at least 1. */
export function designEffect(side: ErrorSide): number {
  const {n, absolute, ee} = namedSums(side.sums), ofRows = meanLogError({rows: n, sum: absolute, squares: ee});
  const ofClusters = clusterError(side, (sums) => Math.log(sums.absolute / sums.n));
  return ofRows && ofClusters && ofRows.variance > 0 ? Math.max(1, ofClusters.variance / ofRows.variance) : 1;
}
