import {type ByteReader, corrupt} from "../byte-reader.ts";
import type {ByteWriter} from "../byte-writer.ts";
import {readNumericPlan, writeNumericPlan} from "../numeric-plan-codec.ts";
import type {ColumnPlan} from "../column-plan.ts";
import type {PlanSizes} from "../plan.ts";
import {fieldsOf, textIn, textsIn} from "../schema-codec.ts";
import {readAscending} from "../state-codec.ts";
import {mostClasses} from "./class-labels.ts";
import type {ClassificationTask, RegressionTask, ScorePlan, Task} from "./task.ts";
import {errorName, marginName} from "./task-learner.ts";

/** What of a task is text, as it stands in the head of a plan. */
export const taskFields = (task: Task | null): unknown => {
  if (task === null) return null;
  const {type, target, prediction} = task;
  if (task.type === "regression") return {type, target, prediction, unit: task.error.schema.unit};
  const scores = task.scores.map(({class: of, column}) => ({class: of, column}));
  return {type, target, prediction, classes: task.classes, positive: task.positive, scores};
};

/** Writes the numbers of a task. */
export const writeTask = (to: ByteWriter, task: Task): void => {
  const list = (values: Float64Array): void => {
    to.varint(values.length);
    to.f64s(values);
  };
  if (task.type === "regression") {
    to.f64(task.centre);
    to.f64(task.scale);
    list(task.edges);
    writeNumericPlan(to, task.error);
    return;
  }
  for (const {edges} of task.scores) list(edges);
  if (task.margin) writeNumericPlan(to, task.margin);
};

interface Known {
  readonly columns: readonly ColumnPlan[];
  readonly sizes: PlanSizes;
}

const nameIn = (value: unknown, {columns}: Known): string | null => {
  if (value === null) return null;
  const name = textIn(value, "a column name");
  if (!columns.some(({schema}) => schema.name === name)) throw corrupt("a task of a column that the plan does not know");
  return name;
};

const readRegression = (from: ByteReader, fields: ReturnType<typeof fieldsOf>, known: Known): RegressionTask => {
  const prediction = nameIn(fields["prediction"], known), {unit} = fields;
  if (prediction === null) throw corrupt("a regression without a prediction");
  const [centre, scale] = from.f64s(2), edges = readAscending(from, "edges");
  if (!Number.isFinite(centre) || !(scale > 0 && scale < Infinity)) throw corrupt("a wrong centre or scale");
  const schema = {name: errorName, kind: "numeric", role: "prediction", ...unit !== undefined && {unit: textIn(unit, "a unit")}} as const;
  const error = readNumericPlan(from, schema, known.sizes.cells);
  return {type: "regression", target: nameIn(fields["target"], known), prediction, centre, scale, error, edges};
};

const readScores = (from: ByteReader, value: unknown, {known, classes}: {
  readonly known: Known; readonly classes: readonly string[];
}): ScorePlan[] => {
  if (!Array.isArray(value) || value.length > classes.length) throw corrupt("scores that are no list");
  return value.map((score: unknown) => {
    const fields = fieldsOf(score, "a score"), of = textIn(fields["class"], "a class"), column = nameIn(fields["column"], known);
    if (column === null || !classes.includes(of)) throw corrupt("a score of no class or column");
    return {class: of, column, edges: readAscending(from, "edges of a score")};
  });
};

const readClassification = (from: ByteReader, fields: ReturnType<typeof fieldsOf>, known: Known): ClassificationTask => {
  const classes = textsIn(fields["classes"], "classes"), positive = fields["positive"] === null ? null : textIn(fields["positive"], "a class");
  if (classes.length > mostClasses || new Set(classes).size < classes.length) throw corrupt("too many classes or one twice");
  if (positive !== null && !classes.includes(positive)) throw corrupt("a positive class that is none");
  const scores = readScores(from, fields["scores"], {known, classes});
  return {
    type: "classification", target: nameIn(fields["target"], known), prediction: nameIn(fields["prediction"], known), classes, positive, scores,
    margin: scores.length === 0 ? null
      : readNumericPlan(from, {name: marginName, kind: "numeric", role: "prediction"}, known.sizes.cells),
  };
};

/** Reads what taskFields and writeTask wrote. */
export const readTask = (from: ByteReader, value: unknown, known: Known): Task | null => {
  if (value === undefined || value === null) return null;
  const fields = fieldsOf(value, "a task"), {type} = fields;
  if (type === "regression") return readRegression(from, fields, known);
  if (type === "classification") return readClassification(from, fields, known);
  throw corrupt(`unknown task: ${JSON.stringify(type)}`);
};
