import type {RegressionOutcome} from "../profile/outcome/outcome.ts";
import type {RegressionTask} from "../profile/outcome/task.ts";
import {sumsByPrediction} from "../profile/outcome/regression-builder.ts";
import type {TableComparison} from "./comparison.ts";
import {type ErrorSide, errorSideOf} from "./error-pair.ts";
import {regressionSides} from "./task-sides.ts";
import {unknown} from "./unknown.ts";

/** One cell of the prediction: labelled rows of the reference with sums of their |e|, e² and e⁴ in the task's scale, and rows now. */
export interface PredictionCell {
  /** The middle of the cell; of an open one its edge. */
  readonly at: number;
  readonly rows: number;
  readonly absolute: number;
  readonly square: number;
  readonly fourth: number;
  readonly now: number;
}

/** How the reference errs by what it predicts, and what is predicted now, with labels or without. */
export interface ErrorsByPrediction {
  readonly task: RegressionTask;
  readonly cells: readonly PredictionCell[];
  /** The errors of the whole reference. */
  readonly reference: ErrorSide;
  /** Rows now that have a prediction. */
  readonly n: number;
}

/** Errors of the reference by cell of the prediction, beside today's predictions. */
export const errorsByPrediction: TableComparison<ErrorsByPrediction, unknown> = {
  id: "errors-by-prediction", subject: "table",
  about: "the reference's errors by cell of the prediction, and how many rows of the current table fall in each; needs no current labels",
  of(compared) {
    const sides = regressionSides(compared);
    if ("unknown" in sides) return sides;
    const reference = errorSideOf(sides.reference), {byPrediction} = sides.reference, {predicted} = sides.current;
    if (reference.n === 0) return unknown("no-labels", "the reference holds no row with a label and a prediction to learn from");
    const n = predicted.reduce((sum, count) => sum + count, 0);
    if (n === 0) return unknown("no-values", "the current table holds no prediction");
    return {task: sides.task, cells: predictionCells(sides.task.edges, {byPrediction, predicted}), reference, n};
  },
};

/** The cells between the edges, from sums of the reference and counts of now. */
export const predictionCells = (
  edges: Float64Array, {byPrediction, predicted}: Pick<RegressionOutcome, "byPrediction" | "predicted">,
): PredictionCell[] => Array.from(predicted, (now, cell) => {
  const [rows, absolute, square, fourth] = byPrediction.subarray(sumsByPrediction * cell, sumsByPrediction * (cell + 1));
  const low = edges[cell - 1] ?? edges[0] ?? 0, high = edges[cell] ?? low;
  return {at: low + (high - low) / 2, rows, absolute, square, fourth, now};
});
