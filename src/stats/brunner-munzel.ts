// The Brunner-Munzel test: Mann-Whitney's question without assuming equal spread.
import type {Ordered} from "./ordered.ts";
import {studentTTwoSided} from "./student-t.ts";

/** Whether one sample's values tend to be larger. */
export interface BrunnerMunzel {
  /** Positive when the current values tend to be larger; infinite when the samples do not overlap. */
  readonly statistic: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Tests whether values of one sample tend to be larger (Brunner and Munzel 2000, with Student's law). Undefined when a side has
 * fewer than two values, or when the samples do not overlap, where the statistic has no null law.
 */
export const brunnerMunzel = ({reference, current, n, m}: Ordered): BrunnerMunzel | undefined => {
  if (n < 2 || m < 2) return undefined;
  // Placements: how many of the other sample lie below a value, ties by half; a mean rank less its rank in its own sample.
  let i = 0, j = 0, meanX = 0, meanY = 0;
  for (let k = 0; k < reference.length; k++) {
    meanX += reference[k] * (j + current[k] / 2);
    meanY += current[k] * (i + reference[k] / 2);
    i += reference[k];
    j += current[k];
  }
  meanX /= n;
  meanY /= m;
  let sx = 0, sy = 0;
  i = j = 0;
  for (let k = 0; k < reference.length; k++) {
    sx += reference[k] * (j + current[k] / 2 - meanX) ** 2;
    sy += current[k] * (i + reference[k] / 2 - meanY) ** 2;
    i += reference[k];
    j += current[k];
  }
  const a = n * sx / (n - 1), b = m * sy / (m - 1);
  if (!(a + b > 0)) return undefined;
  const rankGap = meanY + (m + 1) / 2 - meanX - (n + 1) / 2;
  const statistic = n * m * rankGap / ((n + m) * Math.sqrt(a + b)), df = (a + b) ** 2 / (a * a / (n - 1) + b * b / (m - 1));
  return {statistic, df, p: studentTTwoSided(statistic, df)};
};
