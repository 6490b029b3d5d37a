// The t-test of two means from means and variances.
import type {Sample} from "./moments.ts";
import {studentTTwoSided} from "./student-t.ts";

/** How far two means are apart. */
export interface WelchT {
  /** Positive when the reference's mean is the larger one; infinite when neither sample varies and the means differ. */
  readonly statistic: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Welch's t-test, which lets the variances differ, or Student's with `pooled`. Undefined when a sample is too small to have a
 * variance (for Student's, when both are) or when neither varies and the means are equal, or where the variance passes the
 * largest number.
 */
export const welchT = (
  reference: Sample, current: Sample, {pooled = false}: {readonly pooled?: boolean} = {},
): WelchT | undefined => {
  const {n} = reference, m = current.n, total = n + m;
  if (!(n > 0 && m > 0) || total < 3 || (!pooled && (n < 2 || m < 2))) return undefined;
  const v = reference.variance ?? 0, w = current.variance ?? 0, difference = reference.mean - current.mean;
  if (pooled) {
    const variance = ((n - 1) * v + (m - 1) * w) / (total - 2);
    return result(difference, variance * (1 / n + 1 / m), total - 2);
  }
  const a = v / n, b = w / m;
  return result(difference, a + b, a + b > 0 ? (a + b) ** 2 / (a * a / (n - 1) + b * b / (m - 1)) : total - 2);
};

const result = (difference: number, variance: number, df: number): WelchT | undefined => {
  if ((variance === 0 && difference === 0) || !Number.isFinite(variance) || !Number.isFinite(difference)) return undefined;
  const statistic = difference / Math.sqrt(variance);
  return {statistic, df, p: studentTTwoSided(statistic, df)};
};
