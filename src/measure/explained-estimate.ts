import type {ErrorSide} from "../comparison/error-pair.ts";
import {namedSums} from "../comparison/error-sums.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {determinationInterval, unexplained} from "../stats/determination.ts";
import type {Estimate} from "./change.ts";
import {clusterError, methodOf} from "./error-estimate.ts";

/** Whether R² and explained variance have an answer where the truth never varies. */
export const forceFinite = {
  default: false, about: "Where the true value never varies, give 1 when all predictions are right and else 0, as scikit-learn does.",
};

/** 1 less what is left unexplained of the truth's variance, the error taken about 0 or its mean. */
export function explained(side: ErrorSide, about: "zero" | "mean", forced: boolean): Estimate | Unknown {
  const sums = namedSums(side.sums), {left, total, error} = unexplained(sums, about), {n} = sums;
  if (!Number.isFinite(left + total)) return unknown("not-computable", "the numbers are too large to be squared");
  if (total === 0) return forced ? {value: left === 0 ? 1 : 0, n, method: "constant truth"} : unknown("constant", "the true value never varies");
  const logOf = (drawn: typeof sums): number => { const found = unexplained(drawn, about); return Math.log(found.left / found.total); };
  const spread = side.resampled ? clusterError(side, logOf) : error;
  const interval = spread && determinationInterval(left / total, spread);
  return {value: 1 - left / total, n, ...(interval && {interval, method: methodOf(side)})};
}
