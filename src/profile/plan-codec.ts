import type {ColumnSchema} from "../data/schema.ts";
import {mostEdges} from "../sketch/cell-guide.ts";
import {type ByteReader, corrupt} from "./byte-reader.ts";
import type {ByteWriter} from "./byte-writer.ts";
import type {ColumnPlan, NumericPlan, Plan, PlanSizes} from "./plan.ts";
import {planSizes} from "./plan.ts";
import {planId} from "./plan-id.ts";
import {sizesWith} from "./plan-sizes.ts";
import {planType} from "./plan-type.ts";
import {fieldsOf, schemaFields, schemaFrom, textIn, textsIn} from "./schema-codec.ts";
import {areExtremes, readAscending} from "./state-codec.ts";

const sizeNames = Object.keys(planSizes) as (keyof PlanSizes)[];

/** Writes a plan: what is text as JSON, then the numbers and labels of each column, in the order of the schema. */
export const writePlan = (to: ByteWriter, {version, id, hashKey, schema, sizes, columns, pairs}: Plan): void => {
  const {columns: paired, leftOut, rate} = pairs;
  to.text(JSON.stringify({
    version, id, hashKey, schema: schemaFields(schema), sizes: Object.fromEntries(sizeNames.map((name) => [name, sizes[name]])),
    pairs: {columns: paired, leftOut, rate},
  }));
  for (const column of columns) {
    if (column.type === "numeric") {
      for (const value of [column.centre, column.scale, column.min, column.max]) to.f64(value);
      for (const values of [column.quantiles, column.edges]) {
        to.varint(values.length);
        to.f64s(values);
      }
    } else if (column.type === "categorical") {
      to.varint(column.categories.length);
      for (const label of column.categories) to.text(label);
    }
  }
};

const readNumeric = (from: ByteReader, schema: ColumnSchema, cells: number): NumericPlan => {
  const [centre, scale, min, max] = from.f64s(4), quantiles = from.f64s(from.count(8)), edges = readAscending(from, "edges");
  if (!Number.isFinite(centre) || !(scale > 0 && scale < Infinity)) throw corrupt("a wrong centre or scale");
  if (quantiles.length !== 0 && quantiles.length !== cells + 1) throw corrupt(`${quantiles.length} quantiles for ${cells} cells`);
  if (quantiles.some((x, i) => !Number.isFinite(x) || i > 0 && x < quantiles[i - 1])) throw corrupt("quantiles not in order");
  if (!areExtremes(quantiles.length, min, max)) throw corrupt("wrong extremes");
  if (edges.length > mostEdges) throw corrupt("too many edges");
  return {type: "numeric", schema, centre, scale, quantiles, edges, min, max};
};

const readColumn = (from: ByteReader, schema: ColumnSchema, {cells, categories}: PlanSizes): ColumnPlan => {
  const type = planType(schema);
  if (type === "numeric") return readNumeric(from, schema, cells);
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

/** Reads a plan and holds it against its id. */
export const readPlan = (from: ByteReader): Plan => {
  const head = fieldsOf(headOf(from.text()), "a plan"), id = textIn(head["id"], "an id");
  const hashKey = textIn(head["hashKey"], "a hash key"), sizes = sizesFrom(head["sizes"]);
  if (head["version"] !== 1) throw corrupt(`unknown plan version: ${JSON.stringify(head["version"])}`);
  const schema = schemaFrom(head["schema"]), columns = schema.columns.map((column) => readColumn(from, column, sizes));
  const plan: Plan = {version: 1, id, hashKey, schema, sizes, columns, pairs: pairsFrom(head["pairs"], columns, sizes)};
  if (planId(plan) !== plan.id) throw corrupt(`a plan that is not ${plan.id}`);
  return plan;
};
