// Where a share lies when rows come in clusters (the visits of a patient).
import {normalQuantile} from "./normal.ts";
import {type Interval, proportionInterval} from "./proportion-interval.ts";
import type {Spread} from "./resampled-error.ts";
import {studentTQuantile} from "./student-t.ts";

/**
 * Wilson's interval of a share with as many rows as would make it scatter as it does when clusters are drawn anew (Korn and
 * Graubard 1998): never more than there are, and as many as clusters where it does not scatter at all.
 */
export const clusteredShare = (
  {part, whole}: {readonly part: number; readonly whole: number}, {variance, df}: Spread, level = 0.95,
): Interval => {
  const share = part / whole, upper = (1 + level) / 2, quantiles = (normalQuantile(upper) / studentTQuantile(upper, df)) ** 2;
  const rows = Math.min(whole, variance > 0 ? share * (1 - share) / variance * quantiles : df + 1);
  return proportionInterval(share * rows, rows, {level});
};
