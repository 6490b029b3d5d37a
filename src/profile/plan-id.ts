import {halfSipHash} from "../sketch/hash.ts";
import type {ColumnPlan, Plan} from "./plan.ts";
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

/** 128 bits in hexadecimal over a plan's content: plans of one id yield states of one meaning. */
export const planId = ({version, hashKey, sizes, columns, pairs}: Omit<Plan, "id">): string => {
  const {cells, exact, categories, buckets, distinct, distinctSample, pairColumns, pairGrid, pairRows} = sizes;
  const text = JSON.stringify([
    version, hashKey, [cells, exact, categories, buckets, distinct, distinctSample, pairColumns, pairGrid, pairRows],
    columns.map(meaning), pairs.columns, pairs.rate,
  ]);
  return halfSipHash(text, 0x706c616e, 0x69640001) + halfSipHash(text, 0x706c616e, 0x69640002);
};
