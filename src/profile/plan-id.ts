import {halfSipHash} from "../sketch/hash.ts";
import type {ColumnPlan, NumericPlan} from "./column-plan.ts";
import type {Plan} from "./plan.ts";
import {planType} from "./plan-type.ts";

/** All that decides what the states of a column mean. */
const meaning = (plan: ColumnPlan): unknown[] => {
  const {name, kind, role, range = null, values = null, pattern = null, missing = null, hash = false} = plan.schema;
  const read = [name, kind, planType(plan.schema), role === "id", range, values, pattern, missing, hash];
  if (plan.type === "numeric") {
    const {centre, scale, quantiles, edges, min, max} = plan;
    return [...read, centre, scale, [...quantiles], [...edges], min, max];
  }
  return plan.type === "categorical" ? [...read, plan.categories] : read;
};

/** All that decides what outcomes mean; nothing where there is no task, cluster or segment, as in plans from before there were any. */
const outcomeMeaning = ({task, cluster, period, segments}: Omit<Plan, "id">): unknown[] => {
  if (task === null && cluster === null && segments.length === 0) return [];
  const cells = ({centre, scale, edges}: NumericPlan): unknown[] => [centre, scale, [...edges]];
  const counted = task === null ? null : task.type === "regression"
    ? [task.target, task.prediction, task.centre, task.scale, cells(task.error), [...task.edges]]
    : [task.target, task.prediction, task.classes, task.positive, task.margin && cells(task.margin),
      task.scores.map(({class: of, column, edges}) => [of, column, [...edges]])];
  return [counted, cluster, period, segments];
};

/** 128 bits in hexadecimal over a plan's content: plans of one id yield states of one meaning. */
export const planId = (plan: Omit<Plan, "id">): string => {
  const {version, hashKey, sizes, columns, pairs} = plan;
  const {cells, exact, categories, buckets, distinct, distinctSample, pairColumns, pairGrid, pairRows} = sizes;
  const text = JSON.stringify([
    version, hashKey, [cells, exact, categories, buckets, distinct, distinctSample, pairColumns, pairGrid, pairRows],
    columns.map(meaning), pairs.columns, pairs.rate, ...outcomeMeaning(plan),
  ]);
  return halfSipHash(text, 0x706c616e, 0x69640001) + halfSipHash(text, 0x706c616e, 0x69640002);
};
