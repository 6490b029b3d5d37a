import type {RegressionOutcome} from "../profile/outcome/outcome.ts";
import type {RegressionTask} from "../profile/outcome/task.ts";
import type {TableComparison} from "./comparison.ts";
import {errorSums, placeOfSum} from "../sketch/errors.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import {regressionSides} from "./task-sides.ts";
import {unknown} from "./unknown.ts";

/** The errors of one table; v and e are about the task's centre and in its scale. */
export interface ErrorSide {
  /** Rows with label and prediction. */
  readonly n: number;
  /** Sums by the places of `errorSums`. */
  readonly sums: Float64Array;
  /** Largest absolute error, in the unit of the target. */
  readonly max: number;
  readonly outcome: RegressionOutcome;
  /** The sums with clusters (patients) drawn anew; null where no cluster is declared. */
  readonly resampled: readonly Float64Array[] | null;
}

/** The errors of a regression in both tables. */
export interface ErrorPair {
  readonly task: RegressionTask;
  /** Null where the reference has no row with label and prediction. */
  readonly reference: ErrorSide | null;
  readonly current: ErrorSide;
}

/** The errors of both tables. */
export const errorPair: TableComparison<ErrorPair, unknown> = {
  id: "errors", subject: "table",
  about: "sums over the rows of both tables that hold a label and a prediction: errors, their powers, and what goes with them",
  of(compared) {
    const sides = regressionSides(compared);
    if ("unknown" in sides) return sides;
    const reference = errorSideOf(sides.reference), current = errorSideOf(sides.current);
    if (current.n === 0) return unknown("no-labels");
    return {task: sides.task, reference: reference.n === 0 ? null : reference, current};
  },
};

/** The errors of one table from what became of its rows. */
export function errorSideOf(outcome: RegressionOutcome): ErrorSide {
  const {errors: {sums, max}, resampled} = outcome, size = errorSums.length;
  return {
    n: sums[placeOfSum.n], sums, max, outcome,
    resampled: resampled && Array.from({length: replicates}, (_, r) => resampled.subarray(r * size, (r + 1) * size)),
  };
}
