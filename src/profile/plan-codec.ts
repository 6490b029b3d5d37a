import type {ColumnSchema} from "../data/schema.ts";
import {type ByteReader, corrupt} from "./byte-reader.ts";
import type {ByteWriter} from "./byte-writer.ts";
import {readNumericPlan, writeNumericPlan} from "./numeric-plan-codec.ts";
import {readTask, taskFields, writeTask} from "./outcome/task-codec.ts";
import {type Period, periods, type SegmentGroup} from "./outcome/task.ts";
import type {ColumnPlan} from "./column-plan.ts";
import type {Plan, PlanSizes} from "./plan.ts";
import {planSizes} from "./plan.ts";
import {planId} from "./plan-id.ts";
import {sizesWith} from "./plan-sizes.ts";
import {planType} from "./plan-type.ts";
import {fieldsOf, schemaFields, schemaFrom, textIn, textsIn} from "./schema-codec.ts";

const sizeNames = Object.keys(planSizes) as (keyof PlanSizes)[];

/** Writes a plan: what is text as JSON, then the numbers and labels of each column, in the order of the schema. */
export const writePlan = (to: ByteWriter, plan: Plan): void => {
  const {version, id, hashKey, schema, sizes, columns, pairs, task, cluster, period, segments} = plan;
  const {columns: paired, leftOut, rate} = pairs;
  to.text(JSON.stringify({
    version, id, hashKey, schema: schemaFields(schema), sizes: Object.fromEntries(sizeNames.map((name) => [name, sizes[name]])),
    pairs: {columns: paired, leftOut, rate},
    ...countsOutcomes(plan) && {task: taskFields(task), cluster, period, segments},
  }));
  for (const column of columns) {
    if (column.type === "numeric") writeNumericPlan(to, column);
    else if (column.type === "categorical") {
      to.varint(column.categories.length);
      for (const label of column.categories) to.text(label);
    }
  }
  if (task) writeTask(to, task);
};

/** Whether a plan asks for more than plans did before there were outcomes; such plans are written as they were. */
export const countsOutcomes = ({task, cluster, segments}: Plan): boolean => task !== null || cluster !== null || segments.length > 0;

const readColumn = (from: ByteReader, schema: ColumnSchema, {cells, categories}: PlanSizes): ColumnPlan => {
  const type = planType(schema);
  if (type === "numeric") return readNumericPlan(from, schema, cells);
  if (type === "text") return {type, schema};
  const labels = Array.from({length: from.count(1)}, () => from.text());
  if (labels.length > categories || new Set(labels).size < labels.length) throw corrupt("too many labels or one twice");
  return {type, schema, categories: labels};
};

const sizesFrom = (value: unknown): PlanSizes => {
  const fields = fieldsOf(value, "sizes");
  try {
    return sizesWith(Object.fromEntries(sizeNames.map((name) => [name, fields[name]])));
  } catch (error) {
    throw corrupt(error instanceof Error ? error.message : String(error));
  }
};

const headOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw corrupt("a plan that is no JSON");
  }
};

const pairsFrom = (value: unknown, plans: readonly ColumnPlan[], {pairColumns}: PlanSizes): Plan["pairs"] => {
  const fields = fieldsOf(value, "pairs"), rate = fields["rate"];
  if (typeof rate !== "number" || !(rate >= 0 && rate <= 1)) throw corrupt("a wrong rate of pairs");
  const columns = textsIn(fields["columns"], "paired columns"), leftOut = textsIn(fields["leftOut"], "columns left out");
  const fit = new Set(plans.filter(({type}) => type !== "text").map(({schema}) => schema.name)), taken = new Set(columns);
  const isWrong = columns.length > pairColumns || taken.size < columns.length || columns.some((name) => !fit.has(name));
  if (isWrong) throw corrupt("pairs of wrong columns");
  return {columns, leftOut, rate};
};

const segmentsFrom = (value: unknown, plans: readonly ColumnPlan[]): SegmentGroup[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw corrupt("segments that are no list");
  const labelled = new Set(plans.filter(({type}) => type === "categorical").map(({schema}) => schema.name));
  return value.map((group: unknown) => {
    const names = textsIn(group, "segment columns");
    if (names.length === 0 || names.some((name) => !labelled.has(name))) throw corrupt("segments of wrong columns");
    return names;
  });
};

const periodFrom = (value: unknown): Period | null => {
  if (value === undefined || value === null) return null;
  const found = periods.find((period) => period === value);
  if (found === undefined) throw corrupt(`unknown period: ${JSON.stringify(value)}`);
  return found;
};

/** Reads a plan and holds it against its id. */
export const readPlan = (from: ByteReader): Plan => {
  const head = fieldsOf(headOf(from.text()), "a plan"), id = textIn(head["id"], "an id");
  const hashKey = textIn(head["hashKey"], "a hash key"), sizes = sizesFrom(head["sizes"]);
  if (head["version"] !== 1) throw corrupt(`unknown plan version: ${JSON.stringify(head["version"])}`);
  const schema = schemaFrom(head["schema"]), columns = schema.columns.map((column) => readColumn(from, column, sizes));
  const {cluster = null} = head;
  if (cluster !== null && !schema.columns.some(({name}) => name === cluster)) throw corrupt("clusters of a wrong column");
  const plan: Plan = {
    version: 1, id, hashKey, schema, sizes, columns, pairs: pairsFrom(head["pairs"], columns, sizes),
    task: readTask(from, head["task"], {columns, sizes}), cluster: cluster as string | null,
    period: periodFrom(head["period"]), segments: segmentsFrom(head["segments"], columns),
  };
  if (planId(plan) !== plan.id) throw corrupt(`a plan that is not ${plan.id}`);
  return plan;
};
