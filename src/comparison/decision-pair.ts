import type {ClassificationOutcome} from "../profile/outcome/outcome.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import type {TableComparison} from "./comparison.ts";
import {classificationSides} from "./task-sides.ts";
import {unknown} from "./unknown.ts";

/** Rows of one table by predicted class, labelled or not. */
export interface Decisions {
  readonly counts: Float64Array;
  readonly n: number;
  /** The same with clusters drawn anew; null where rows stand for themselves. */
  readonly resampled: readonly Float64Array[] | null;
}

/** What was decided in both tables. */
export interface DecisionPair {
  readonly classes: readonly string[];
  readonly positive: number | null;
  readonly reference: Decisions;
  readonly current: Decisions;
}

/** How rows were decided, whatever they were. */
export const decisionPair: TableComparison<DecisionPair, unknown> = {
  id: "decisions", subject: "table",
  about: "rows of both tables by predicted class, labelled or not",
  of(compared) {
    const sides = classificationSides(compared);
    if ("unknown" in sides) return sides;
    const {task: {classes, positive}} = sides, [reference, current] = [sides.reference, sides.current].map((side) => decisionsOf(side, classes.length));
    if (reference.n === 0) return unknown("no-reference", "no row of the reference holds a prediction");
    if (current.n === 0) return unknown("no-values", "no row holds a prediction");
    return {classes, positive: positive === null ? null : classes.indexOf(positive), reference, current};
  },
};

function decisionsOf({confusion, resampled}: ClassificationOutcome, classes: number): Decisions {
  const width = classes + 2, counts = predicted(confusion, width);
  return {
    counts, n: counts.reduce((sum, count) => sum + count, 0),
    resampled: resampled && Array.from({length: replicates}, (_, r) => predicted(resampled.confusion.subarray(r * width * width, (r + 1) * width * width), width)),
  };
}

/** Sums over what rows were; predictions that are none are left out, those of other classes counted last. */
function predicted(confusion: Float64Array, width: number): Float64Array {
  const counts = new Float64Array(width - 1);
  for (let actual = 0; actual < width; actual++) for (let said = 0; said < width - 1; said++) counts[said] += confusion[actual * width + said];
  return counts;
}
