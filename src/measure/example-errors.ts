import type {ErrorPair, ErrorSide} from "../comparison/error-pair.ts";
import {type ErrorsByPrediction, predictionCells} from "../comparison/errors-by-prediction.ts";
import type {RegressionOutcome} from "../profile/outcome/outcome.ts";
import type {RegressionTask} from "../profile/outcome/task.ts";
import {errors, placeOfSum} from "../sketch/errors.ts";
import {counted} from "../stats/ordered.ts";
import {numberSides} from "./example-sides.ts";
import {planOf} from "./example.ts";

/** What was and what was predicted, row by row; NaN is missing. */
export type Predicted = readonly (readonly [actual: number, predicted: number])[];

/** The rows of two tables as a measure of errors sees them; the plan comes from the reference, or without one from the current. */
export function twoPredictions(reference: Predicted | null, current: Predicted): ErrorPair {
  const learned = reference ?? current, {centre, scale} = planOf(learned.map(([actual]) => actual));
  const error = planOf(learned.map(([actual, predicted]) => predicted - actual));
  const task: RegressionTask = {
    type: "regression", target: "y", prediction: "p", centre, scale, error, edges: edgesOf(learned.map(([, predicted]) => predicted)),
  };
  return {task, reference: reference && sideOf(reference, task), current: sideOf(current, task)};
}

/** A cell for each value and up to the next, and one for what lies past the largest. */
const edgesOf = (predictions: readonly number[]): Float64Array => Float64Array.from(new Set([...predictions, Math.max(...predictions) + 1])).sort();

/** How many edges are at or below a prediction. */
function cellOf(edges: Float64Array, prediction: number): number {
  const above = edges.findIndex((edge) => edge > prediction);
  return above < 0 ? edges.length : above;
}

function sideOf(rows: Predicted, task: RegressionTask): ErrorSide {
  const actual = Float64Array.from(rows, ([y]) => y), predicted = Float64Array.from(rows, ([, guess]) => guess), n = rows.length;
  const state = errors.add(errors.empty(task), {actual, predicted, rows: Int32Array.from(actual, (_, i) => i), n}, task);
  const differences = predicted.map((guess, i) => guess - actual[i]).filter(Number.isFinite), {current} = numberSides([...differences], [...differences]);
  if (current.type !== "numeric") throw new Error("no numbers");
  const outcome: RegressionOutcome = {
    type: "regression", errors: state, error: {...current, cells: {exact: true, ...counted(differences)}},
    ...byCell(rows, task), unlabelled: 0, unpredicted: 0, resampled: null,
  };
  return {n: state.sums[placeOfSum.n], sums: state.sums, max: state.max, outcome, resampled: null};
}

function byCell(rows: Predicted, {edges, scale}: RegressionTask): Pick<RegressionOutcome, "byPrediction" | "predicted"> {
  const byPrediction = new Float64Array(4 * (edges.length + 1)), predicted = new Float64Array(edges.length + 1);
  for (const [actual, guess] of rows) {
    const cell = cellOf(edges, guess), e = Math.abs(guess - actual) / scale;
    predicted[cell]++;
    [1, e, e ** 2, e ** 4].forEach((term, k) => { byPrediction[4 * cell + k] += term; });
  }
  return {byPrediction, predicted};
}

/** A hundred rows predicted 0, off by 1, and a hundred predicted 10, off by 3. */
export const twoSorts: Predicted = Array.from({length: 200}, (_, i) => i < 100 ? [i % 2 === 0 ? 1 : -1, 0] : [i % 2 === 0 ? 13 : 7, 10]);

/** A labelled reference, and how often each value is predicted now. */
export function predictionsNow(reference: Predicted, now: Predicted): ErrorsByPrediction {
  const {task, reference: side} = twoPredictions(reference, reference), {edges} = task;
  if (!side) throw new Error("no reference");
  const {byPrediction} = side.outcome, counts = new Float64Array(edges.length + 1);
  for (const [value, times] of now) counts[cellOf(edges, value)] += times;
  return {task, cells: predictionCells(edges, {byPrediction, predicted: counts}), reference: side, n: counts.reduce((a, b) => a + b, 0)};
}
