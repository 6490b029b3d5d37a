// The share of the truth's variance that predictions explain.
import {type LogError, logInterval} from "./log-error.ts";
import type {Interval} from "./proportion-interval.ts";

/** Sums over n rows of v^i e^j up to the fourth power, named by their letters; v the truth and e the error about any centre, in any scale. */
export interface JointPowers {
  readonly n: number;
  readonly e: number;
  readonly ee: number;
  readonly eee: number;
  readonly eeee: number;
  readonly v: number;
  readonly ve: number;
  readonly vee: number;
  readonly vv: number;
  readonly vve: number;
  readonly vvee: number;
  readonly vvv: number;
  readonly vvvv: number;
}

/** What predictions leave of the truth's variance, and how sure the quotient is. */
export interface Unexplained {
  /** Mean squared error, or the variance of the error; infinite where numbers are too large to be squared. */
  readonly left: number;
  /** Variance of the truth, 0 where it is no more than rounding. */
  readonly total: number;
  /** How sure left / total is; undefined of fewer than three rows, or where either is 0. */
  readonly error: LogError | undefined;
}

// Below this share of the mean square, a variance is rounding: sums of squares carry 16 digits and lose as many as it is small.
const rounding = 1e-13;

/** A variance from sums; 0 where it is no more than rounding, infinite where squares are too large to be summed. */
const varianceOf = (n: number, sum: number, squares: number): number => {
  const mean = sum / n, square = squares / n, variance = square - mean * mean;
  return square === Infinity ? square : variance > rounding * square ? variance : 0;
};

/** Means of the fourth powers and products about `my` and `me`. */
const fourthPowers = (s: JointPowers, my: number, me: number) => {
  const m = (sum: number): number => sum / s.n;
  return {
    eeee: m(s.eeee) - 4 * me * m(s.eee) + 6 * me ** 2 * m(s.ee) - 4 * me ** 3 * m(s.e) + me ** 4,
    vvvv: m(s.vvvv) - 4 * my * m(s.vvv) + 6 * my ** 2 * m(s.vv) - 4 * my ** 3 * m(s.v) + my ** 4,
    vvee: m(s.vvee) - 2 * me * m(s.vve) + me ** 2 * m(s.vv) - 2 * my * (m(s.vee) - 2 * me * m(s.ve) + me ** 2 * m(s.v))
      + my ** 2 * (m(s.ee) - 2 * me * m(s.e) + me ** 2),
  };
};

/**
 * What is left unexplained of the truth's variance, the error taken about 0 (for R²) or its mean (for explained variance). How sure
 * that is, by the delta method: each row moves ln(left / total) by a / left - b / total, a being its squared error and b its
 * squared distance from the truth's mean.
 */
export const unexplained = (sums: JointPowers, about: "zero" | "mean"): Unexplained => {
  const {n} = sums, my = sums.v / n, me = about === "mean" ? sums.e / n : 0;
  const total = varianceOf(n, sums.v, sums.vv), left = about === "mean" ? varianceOf(n, sums.e, sums.ee) : sums.ee / n;
  if (!(n > 2 && left > 0 && total > 0)) return {left, total, error: undefined};
  const {eeee, vvvv, vvee} = fourthPowers(sums, my, me);
  const variance = Math.max(0, eeee / left ** 2 - 2 * vvee / (left * total) + vvvv / total ** 2) / (n - 1);
  return {left, total, error: variance < Infinity ? {variance, df: n - 1} : undefined};
};

/** Interval of R² or explained variance, from that of what is left unexplained, `ratio` = left / total. */
export const determinationInterval = (ratio: number, error: LogError, level = 0.95): Interval => {
  const [low, high] = logInterval(ratio, error, level);
  return [1 - high, 1 - low];
};
