import type {ClassificationOutcome} from "../profile/outcome/outcome.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import {generator} from "../stats/random.ts";
import {drawnCounts, type Stratum, verifiedCounts} from "../stats/verification-bias.ts";

/** Corrected counts by actual, then predicted class, as confusion-pair has them. */
export interface VerifiedCounts {
  readonly counts: Float64Array;
  readonly n: number;
  readonly resampled: readonly Float64Array[];
  readonly drawnBy: string;
}

/** How drawings of a corrected matrix came about. */
export const verifiedMethod = "labels weighted by prediction";

/**
 * The confusion matrix of all predicted rows of one table: labelled ones stand for those predicted alike whose label has not come. Null
 * where no row of a predicted class has its label. `size` is how many classes are kept.
 */
export function verifiedConfusion({confusion, resampled}: Pick<ClassificationOutcome, "confusion" | "resampled">, size: number): VerifiedCounts | null {
  const strata = strataOf(confusion, size), counts = verifiedCounts(strata);
  if (!counts) return null;
  const square = confusion.length, random = generator(strata.reduce((sum, {rows}) => sum + rows, 1));
  const drawn = Array.from({length: replicates}, (_, r): Float64Array => resampled
    ? verifiedCounts(strataOf(resampled.confusion.subarray(r * square, (r + 1) * square), size)) ?? counts : drawnCounts(strata, random));
  return {counts, n: counts.reduce((sum, count) => sum + count, 0), resampled: drawn, drawnBy: verifiedMethod};
}

/** Rows by predicted class; the last row of the table is without a label. */
function strataOf(confusion: Float64Array, size: number): Stratum[] {
  const width = Math.sqrt(confusion.length);
  return Array.from({length: size}, (_, said) => {
    const labelled = Float64Array.from({length: size}, (__, actual) => confusion[actual * width + said]);
    return {labelled, rows: labelled.reduce((sum, count) => sum + count, confusion[(width - 1) * width + said])};
  });
}
