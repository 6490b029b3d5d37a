import {byCodePoint} from "../../data/code-point.ts";
import type {Batch} from "../../data/column.ts";
import type {ColumnSchema, Schema} from "../../data/schema.ts";
import {nextUp} from "../next-up.ts";
import {numberSample} from "../number-sample.ts";
import {numericPlan} from "../numeric-plan.ts";
import type {ColumnPlan, NumericPlan} from "../column-plan.ts";
import type {PlanSizes} from "../plan.ts";
import {classFinder, positiveOf, unitedClasses} from "./class-labels.ts";
import {taskColumns, type TaskColumns} from "./roles.ts";
import type {ClassificationTask, RegressionTask, ScorePlan, Task} from "./task.ts";
import {marginsOf, numbersOf} from "./task-rows.ts";

/** Learns from the reference how outcomes are to be counted. */
export interface TaskLearner {
  add(batch: Batch): void;
  /** The task, given the plans of the columns; null when the schema describes no model. */
  task(columns: readonly ColumnPlan[]): Task | null;
}

// Scores get more cells than other numbers: 800 quantiles, and for probabilities 200 steps for whoever asks for a threshold.
const scoreCells = 800, steps = 200;

const derived = (name: string): ColumnSchema => ({name, kind: "numeric", role: "prediction"});

/** The names under which margin and error stand in results. */
export const marginName = "(margin)", errorName = "(error)";

const asBatch = (values: Float64Array) => ({type: "numbers", values, mismatched: 0}) as const;

const scoreEdges = (plan: NumericPlan): Float64Array => {
  const edges = new Set<number>();
  if (plan.min >= 0 && plan.max <= 1) for (let i = 1; i < steps; i++) edges.add(i / steps);
  plan.quantiles.forEach((edge, i) => {
    if (i > 0) edges.add(edge);
    // A score that many rows share has a cell to itself.
    if (i > 0 && plan.quantiles[i - 1] === edge && edge < Number.MAX_VALUE) edges.add(nextUp(edge));
  });
  return Float64Array.from(edges).sort();
};

const classLearner = ({target, prediction, scores}: TaskColumns, present: readonly string[], sizes: PlanSizes): TaskLearner => {
  const at = scores.map(({name}) => present.indexOf(name)), samples = scores.map(() => numberSample()), margin = numberSample();
  const labelsOf = (columns: readonly ColumnPlan[], schema: ColumnSchema | null): readonly string[] => {
    const plan = columns.find((column) => column.schema.name === schema?.name);
    return plan?.type === "categorical" ? plan.categories : [];
  };
  return {
    add({columns, rows}) {
      const values = at.map((i) => numbersOf(columns[i], rows));
      values.forEach((part, k) => { samples[k].add(asBatch(part)); });
      if (scores.length > 0) margin.add(asBatch(marginsOf(values, rows)));
    },
    task(columns): ClassificationTask {
      const named = scores.flatMap((score) => score.class === undefined ? [] : [score.class]);
      const told = [labelsOf(columns, target), labelsOf(columns, prediction), target?.values ?? [], named];
      const classes = unitedClasses(told).sort(byCodePoint), find = classFinder(classes);
      const positive = classes.length === 2 ? positiveAmong([classes[0], classes[1]], {target, scores}) : null;
      const plans = scores.flatMap((schema, k): ScorePlan[] => {
        const of = schema.class ?? positive ?? undefined, index = of === undefined ? -1 : find(of);
        const edges = scoreEdges(numericPlan(schema, samples[k], scoreCells));
        return index < 0 ? [] : [{class: classes[index], column: schema.name, edges}];
      });
      const once = plans.filter((plan, k) => plans.findIndex((other) => other.class === plan.class) === k);
      once.sort((a, b) => classes.indexOf(a.class) - classes.indexOf(b.class));
      return {
        type: "classification", target: target?.name ?? null, prediction: prediction?.name ?? null, classes, positive, scores: once,
        margin: once.length === 0 ? null : numericPlan(derived(marginName), margin, sizes.cells),
      };
    },
  };
};

const positiveAmong = (classes: readonly [string, string], {target, scores}: Pick<TaskColumns, "target" | "scores">): string => {
  const find = classFinder(classes), told = target?.positive ?? (scores.length === 1 ? scores[0].class : undefined);
  const index = told === undefined ? -1 : find(told);
  return index < 0 ? positiveOf(classes) : classes[index];
};

const regressionLearner = (
  {target, prediction}: {readonly target: ColumnSchema | null; readonly prediction: ColumnSchema}, present: readonly string[],
  sizes: PlanSizes,
): TaskLearner => {
  const sample = numberSample(), [y, guess] = [target, prediction].map((schema) => present.indexOf(schema?.name ?? ""));
  return {
    add({columns, rows}) {
      const actual = numbersOf(columns[y], rows), predicted = numbersOf(columns[guess], rows);
      sample.add(asBatch(predicted.map((value, i) => value - actual[i])));
    },
    task(columns): RegressionTask {
      const planOf = (name: string | undefined) => columns.find(({schema}) => schema.name === name);
      const about = planOf(target?.name) ?? planOf(prediction.name), by = planOf(prediction.name);
      const {centre, scale} = about?.type === "numeric" ? about : {centre: 0, scale: 1};
      const unit = about?.schema.unit;
      return {
        type: "regression", target: target?.name ?? null, prediction: prediction.name, centre, scale,
        error: numericPlan({...derived(errorName), ...unit !== undefined && {unit}}, sample, sizes.cells),
        edges: by?.type === "numeric" ? by.edges : new Float64Array(0),
      };
    },
  };
};

/** A learner for batches that hold the present columns. */
export const taskLearner = (schema: Schema, present: readonly string[], sizes: PlanSizes): TaskLearner => {
  const columns = taskColumns(schema);
  if (columns === null) return {add: () => {}, task: () => null};
  const {type, target, prediction} = columns;
  if (type === "regression" && prediction) return regressionLearner({target, prediction}, present, sizes);
  return classLearner(columns, present, sizes);
};
