// Pearson's chi-square test of a sample against shares that are taken as known.
import {chiSquareSf} from "./chi-square.ts";
import type {Counts} from "./divergence.ts";

/** How far a sample is from given shares. */
export interface GoodnessOfFit {
  /** Infinity when a cell the reference never filled holds anything. */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Tests the current counts against the reference's shares as if those were known without error, as SciPy's chisquare: with a
 * reference of the same size this alarms far too often, so compare samples by chiSquareHomogeneity. Undefined when a side is
 * empty or there is one cell.
 */
export const goodnessOfFit = ({reference, current}: Counts): GoodnessOfFit | undefined => {
  let n = 0, m = 0;
  for (let i = 0; i < reference.length; i++) { n += reference[i]; m += current[i]; }
  const df = reference.length - 1;
  if (!(n > 0 && m > 0) || df < 1) return undefined;
  let statistic = 0;
  for (let i = 0; i <= df; i++) {
    const expected = reference[i] / n * m;
    if (expected > 0 || current[i] > 0) statistic += (current[i] - expected) ** 2 / expected;
  }
  return {statistic, df, p: chiSquareSf(statistic, df)};
};
