// How sure a positive estimate is, on the logarithmic scale.
import type {Interval} from "./proportion-interval.ts";
import {studentTQuantile} from "./student-t.ts";

/** The variance of an estimate's logarithm (its own variance over its square), known on so many degrees of freedom. */
export interface LogError {
  readonly variance: number;
  readonly df: number;
}

/** Rows, a sum over them and the sum of the squares. */
export interface MeanSums {
  readonly rows: number;
  readonly sum: number;
  readonly squares: number;
}

/** The error of a mean of at least two rows; undefined of fewer, and of a mean of 0. */
export const meanLogError = ({rows, sum, squares}: MeanSums): LogError | undefined => {
  const mean = sum / rows, variance = Math.max(0, squares / rows - mean * mean) / (rows - 1) / (mean * mean);
  return rows > 1 && variance < Infinity ? {variance, df: rows - 1} : undefined;
};

/**
 * A variance that was itself estimated, raised by what heavy tails hide of it: the larger it is, the fewer rows made it, and the
 * likelier rows that would have raised it were missed. The 4 is by simulation over normal, Laplace and Student errors
 * (docs/coverage-regression.md); theory has 1/2 for normal errors and no number for heavier ones.
 */
export const raisedVariance = (variance: number): number => variance * (1 + 4 * variance);

/** Interval of a positive estimate, the same distance up and down on the logarithmic scale. */
export const logInterval = (value: number, {variance, df}: LogError, level = 0.95): Interval => {
  const half = variance > 0 ? studentTQuantile((1 + level) / 2, df) * Math.sqrt(raisedVariance(variance)) : 0;
  return [value * Math.exp(-half), value * Math.exp(half)];
};
