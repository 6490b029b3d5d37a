import type {Batch, ColumnBatch} from "../data/column.ts";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import {type LabelCounts, labelCounter} from "../sketch/label-counts.ts";
import {hashedLabels} from "./hashed-labels.ts";
import {labelRanking} from "./label-ranking.ts";
import {numberSample} from "./number-sample.ts";
import {numericPlan} from "./numeric-plan.ts";
import {periodFor} from "./outcome/period.ts";
import {segmentGroups} from "./outcome/segments.ts";
import {taskLearner} from "./outcome/task-learner.ts";
import {numbersOf} from "./outcome/task-rows.ts";
import type {Period} from "./outcome/task.ts";
import type {ColumnPlan} from "./column-plan.ts";
import type {Plan, PlanSizes} from "./plan.ts";
import {planId} from "./plan-id.ts";
import {sizesWith} from "./plan-sizes.ts";
import {planType} from "./plan-type.ts";
import {checkBatch, wrongBatch} from "./wrong-batch.ts";

/** What a plan is made with besides the schema and the reference. */
export interface PlanOptions {
  /** Names of the columns that batches hold, in their order; all of the schema unless told. */
  readonly present?: readonly string[];
  /** Sizes that replace the default ones. */
  readonly sizes?: Partial<PlanSizes>;
  /** What texts and labels are hashed with; a constant key unless told. */
  readonly hash?: TextHash;
}

/** Makes a plan from the reference, batch by batch. */
export interface PlanBuilder {
  add(batch: Batch): void;
  plan(): Plan;
}

interface ColumnLearner {
  add(batch: ColumnBatch): void;
  plan(): ColumnPlan;
}

// Categorical columns with more labels than this say little on a small grid.
const mostPairLabels = 100;

const numericLearner = (schema: ColumnSchema, cells: number): ColumnLearner => {
  const sample = numberSample();
  return {
    add(batch) {
      if (batch.type !== "numbers") throw wrongBatch(schema.name, batch);
      sample.add(batch);
    },
    plan: () => numericPlan(schema, sample, cells),
  };
};

const categoricalLearner = (schema: ColumnSchema, most: number, hash: TextHash): ColumnLearner => {
  const counter = labelCounter(), ranking = labelRanking(Math.max(2 ** 18, 2 * most)), hashed = hashedLabels(hash);
  const rank = (counts: LabelCounts | undefined): void => {
    if (counts) ranking.add(schema.hash ? {...counts, labels: hashed(counts.labels)} : counts);
  };
  return {
    add(batch) {
      if (batch.type !== "labels") throw wrongBatch(schema.name, batch);
      while (!counter.add(batch)) rank(counter.take());
    },
    plan() {
      rank(counter.take());
      return {type: "categorical", schema, categories: ranking.ranked().slice(0, most)};
    },
  };
};

const learner = (schema: ColumnSchema, sizes: PlanSizes, hash: TextHash): ColumnLearner => {
  const type = planType(schema);
  if (type === "numeric") return numericLearner(schema, sizes.cells);
  if (type === "categorical") return categoricalLearner(schema, sizes.categories, hash);
  return {add: () => {}, plan: () => ({type, schema})};
};

const takesPart = (plan: ColumnPlan): boolean =>
  plan.type === "numeric" ? plan.quantiles.length > 0
  : plan.type === "categorical" && plan.categories.length > 0 && plan.categories.length <= mostPairLabels;

const pairsOf = (columns: readonly ColumnPlan[], rows: number, {pairColumns, pairRows}: PlanSizes): Plan["pairs"] => {
  const fit = columns.filter(takesPart).slice(0, pairColumns).map(({schema}) => schema.name), taken = new Set(fit);
  const leftOut = columns.filter(({type, schema}) => type !== "text" && !taken.has(schema.name)).map(({schema}) => schema.name);
  return {columns: fit, leftOut, rate: Math.min(1, pairRows / Math.max(1, rows))};
};

/** Learns over how long a stretch of time the rows lie. */
const periodLearner = ({columns}: Schema, present: readonly string[]) => {
  const time = columns.find(({role, kind}) => role === "timestamp" && kind === "datetime");
  const at = time === undefined ? -1 : present.indexOf(time.name);
  let from = Infinity, to = -Infinity;
  return {
    add(batch: Batch): void {
      if (at < 0) return;
      for (const moment of numbersOf(batch.columns[at], batch.rows)) {
        if (moment < from) from = moment;
        if (moment > to) to = moment;
      }
    },
    period: (): Period | null => from <= to ? periodFor(from, to) : null,
  };
};

const checkNames = (schema: Schema, present: readonly string[]): void => {
  const names = schema.columns.map(({name}) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i), unknown = present.find((name) => !names.includes(name));
  if (twice !== undefined) throw new TypeError(`column named twice: "${twice}"`);
  if (unknown !== undefined) throw new TypeError(`unknown column: "${unknown}"; one of: ${names.join(", ")}`);
};

/** An empty builder. Columns that the reference lacks get a plan without cells or labels. */
export const planBuilder = (schema: Schema, options: PlanOptions = {}): PlanBuilder => {
  const {present = schema.columns.map(({name}) => name), hash = textHash()} = options, sizes = sizesWith(options.sizes ?? {});
  checkNames(schema, present);
  const learners = new Map(schema.columns.map((column) => [column.name, learner(column, sizes, hash)]));
  const fed = present.map((name) => learners.get(name));
  const task = taskLearner(schema, present, sizes), time = periodLearner(schema, present);
  let rows = 0;
  return {
    add(batch) {
      checkBatch(batch, present);
      batch.columns.forEach((column, i) => fed[i]?.add(column));
      task.add(batch);
      time.add(batch);
      rows += batch.rows;
    },
    plan() {
      const columns = [...learners.values()].map((column) => column.plan());
      const found = task.task(columns), pairs = pairsOf(columns, rows, sizes);
      const cluster = schema.columns.find((column) => column.cluster === true)?.name;
      const content = {
        version: 1, hashKey: hash.id, schema, sizes, columns, pairs, task: found, cluster: cluster ?? null,
        period: found && time.period(), segments: segmentGroups(schema, found),
      } as const;
      return {...content, id: planId(content)};
    },
  };
};

/** The plan of a reference, read once: in which cells, about which centre and by which labels its columns are counted. */
export const planOf = async (
  schema: Schema, batches: AsyncIterable<Batch> | Iterable<Batch>, options: PlanOptions = {},
): Promise<Plan> => {
  const builder = planBuilder(schema, options);
  for await (const batch of batches) builder.add(batch);
  return builder.plan();
};
