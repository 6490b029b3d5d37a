import type {Batch, ColumnBatch} from "../../data/column.ts";
import type {ColumnSchema} from "../../data/schema.ts";
import type {TextHash} from "../../sketch/hash.ts";
import {hashedLabels} from "../hashed-labels.ts";
import type {Plan} from "../plan.ts";
import {classFinder} from "./class-labels.ts";
import type {ClassificationTask, RegressionTask} from "./task.ts";

/** A batch as a classifier is judged by it. */
export interface ClassRows {
  readonly rows: number;
  /** Index of the class; the number of classes for others, one more for none. */
  readonly actual: Uint8Array;
  readonly predicted: Uint8Array;
  /** By score of the task; NaN where missing. */
  readonly scores: readonly Float64Array[];
}

/** A batch as a regression is judged by it; NaN where missing. */
export interface ValueRows {
  readonly rows: number;
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
}

const isAnyInfinite = (values: Float64Array): boolean => {
  for (let i = 0; i < values.length; i++) if (values[i] === Infinity || values[i] === -Infinity) return true;
  return false;
};

/** The numbers of a column with NaN for whatever is no finite value, or nothing but NaN where there is no column; not to be written to. */
export const numbersOf = (column: ColumnBatch | undefined, rows: number): Float64Array => {
  if (column?.type !== "numbers") return new Float64Array(rows).fill(NaN);
  const {values, valid} = column;
  if (valid === undefined && !isAnyInfinite(values)) return values;
  const numbers = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const x = values[i];
    numbers[i] = x - x === 0 && (valid === undefined || valid[i] === 1) ? x + 0 : NaN;
  }
  return numbers;
};

/** Reads labels as indexes of classes. */
const labelReader = (classes: readonly string[], schema: ColumnSchema | undefined, hash: TextHash) => {
  const find = classFinder(classes), hashed = hashedLabels(hash), others = classes.length, none = others + 1;
  let known: readonly string[] | undefined, indexes: number[] = [];
  const read = (labels: readonly string[]): void => {
    if (known !== labels) [known, indexes] = [labels, []];
    if (indexes.length === labels.length) return;
    const kept = schema?.hash ? hashed(labels) : labels;
    for (let i = indexes.length; i < labels.length; i++) {
      const found = labels[i] === "" ? none : find(kept[i]);
      indexes.push(found < 0 ? others : found);
    }
  };
  return (column: ColumnBatch | undefined, rows: number): Uint8Array => {
    const found = new Uint8Array(rows);
    if (column?.type !== "labels") return found.fill(none);
    read(column.labels);
    const {codes} = column, table = Uint8Array.from(indexes);
    for (let i = 0; i < rows; i++) found[i] = codes[i] < 0 ? none : table[codes[i]];
    return found;
  };
};

/** What scores alone say: of two classes the positive one from .5 on, of more the one scored highest. */
const decided = (task: ClassificationTask, {scores, rows}: Pick<ClassRows, "scores" | "rows">): Uint8Array => {
  const {classes, positive} = task, none = classes.length + 1, found = new Uint8Array(rows).fill(none);
  const index = task.scores.map((score) => classes.indexOf(score.class));
  const single = scores.length === 1 && classes.length === 2 && positive !== null;
  for (let i = 0; i < rows; i++) {
    let best = -1;
    if (single) best = scores[0][i] >= 0.5 ? index[0] : scores[0][i] < 0.5 ? 1 - index[0] : -1;
    else for (let k = 0, most = -Infinity; k < scores.length; k++) {
      if (scores[k][i] !== scores[k][i]) { best = -1; break; }
      if (scores[k][i] > most) [most, best] = [scores[k][i], index[k]];
    }
    if (best >= 0) found[i] = best;
  }
  return found;
};

const schemaOf = (plan: Plan, name: string | null): ColumnSchema | undefined =>
  plan.columns.find(({schema}) => schema.name === name)?.schema;

const columnAt = (present: readonly string[], name: string | null) => {
  const at = name === null ? -1 : present.indexOf(name);
  return ({columns}: Batch): ColumnBatch | undefined => at < 0 ? undefined : columns[at];
};

/** Reads batches that hold the present columns for a classifier. */
export const classRows = (task: ClassificationTask, {plan, present, hash}: {
  readonly plan: Plan; readonly present: readonly string[]; readonly hash: TextHash;
}): (batch: Batch) => ClassRows => {
  const readActual = labelReader(task.classes, schemaOf(plan, task.target), hash), target = columnAt(present, task.target);
  const readPredicted = labelReader(task.classes, schemaOf(plan, task.prediction), hash);
  const prediction = columnAt(present, task.prediction), columns = task.scores.map(({column}) => columnAt(present, column));
  return (batch) => {
    const {rows} = batch, scores = columns.map((column) => numbersOf(column(batch), rows));
    const predicted = task.prediction === null ? decided(task, {scores, rows}) : readPredicted(prediction(batch), rows);
    return {rows, actual: readActual(target(batch), rows), predicted, scores};
  };
};

/** Reads batches that hold the present columns for a regression. */
export const valueRows = (task: RegressionTask, present: readonly string[]): (batch: Batch) => ValueRows => {
  const target = columnAt(present, task.target), prediction = columnAt(present, task.prediction);
  return (batch) => {
    const {rows} = batch;
    return {rows, actual: numbersOf(target(batch), rows), predicted: numbersOf(prediction(batch), rows)};
  };
};

/** How far the best score is from the second best; of one score p, from 1 - p. NaN where a score is missing. */
export const marginsOf = (scores: readonly Float64Array[], rows: number): Float64Array => {
  const margins = new Float64Array(rows), [first] = scores;
  if (scores.length === 1) {
    for (let i = 0; i < rows; i++) margins[i] = Math.abs(2 * first[i] - 1);
    return margins;
  }
  for (let i = 0; i < rows; i++) {
    let best = -Infinity, second = -Infinity, sum = 0;
    for (const score of scores) {
      const p = score[i];
      sum += p;
      if (p > best) [second, best] = [best, p];
      else if (p > second) second = p;
    }
    margins[i] = sum === sum ? best - second : NaN;
  }
  return margins;
};
