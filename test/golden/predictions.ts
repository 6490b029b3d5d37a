// Labels, predictions and probabilities that golden cases of classifiers are about.
import type {Confusion} from "../../src/stats/confusion.ts";
import type {ScoreTable} from "../../src/stats/score-table.ts";
import {type Fields, type GoldenCase, type GoldenInput, selectedRows} from "./golden.ts";

/** Rows of a classifier. */
export interface Predictions {
  readonly actual: readonly string[];
  readonly predicted: readonly string[];
  /** By class. */
  readonly probabilities: ReadonlyMap<string, readonly number[]>;
}

/** The rows of a case, from a file or written in it. */
export const predictionsOf = ({inputs}: Pick<GoldenCase, "inputs">): Predictions => {
  if (inputs["kind"] === "inline") {
    const proba = (inputs["proba"] ?? {}) as Readonly<Record<string, readonly number[]>>;
    const [actual, predicted] = [inputs["y_true"], inputs["y_pred"]] as unknown as readonly string[][];
    return {actual, predicted, probabilities: new Map(Object.entries(proba))};
  }
  const {names, rows} = selectedRows(inputs as unknown as GoldenInput), columns = inputs["columns"] as Fields;
  const cells = (name: unknown): string[] => { const at = names.indexOf(name as string); return rows.map((row) => row[at]); };
  const proba = columns["proba"] as Readonly<Record<string, string>>, rest = "1 - ";
  const numbers = (name: string): number[] => name.startsWith(rest) ? numbers(name.slice(rest.length)).map((p) => 1 - p) : cells(name).map(Number);
  const probabilities = new Map(Object.entries(proba).map(([label, name]) => [label, numbers(name)]));
  return {actual: cells(columns["y_true"]), predicted: cells(columns["y_pred"]), probabilities};
};

/** Rows by actual and predicted class. */
export const confusionOf = ({actual, predicted}: Predictions, labels: readonly string[]): Confusion => {
  const counts = new Float64Array(labels.length ** 2);
  actual.forEach((label, i) => counts[labels.indexOf(label) * labels.length + labels.indexOf(predicted[i])]++);
  return {classes: labels.length, counts};
};

/** Scores by whether the rows they belong to are positive, in order and counted. */
export const scoresOf = (scores: readonly number[], positive: (row: number) => boolean): ScoreTable => {
  const values = Float64Array.from(new Set(scores)).sort(), places = new Map(Array.from(values, (value, k) => [value, k]));
  const negatives = new Float64Array(values.length), positives = new Float64Array(values.length);
  scores.forEach((score, row) => { (positive(row) ? positives : negatives)[places.get(score)!]++; });
  return {values, negatives, positives};
};
