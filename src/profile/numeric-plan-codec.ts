import type {ColumnSchema} from "../data/schema.ts";
import {mostEdges} from "../sketch/cell-guide.ts";
import {type ByteReader, corrupt} from "./byte-reader.ts";
import type {ByteWriter} from "./byte-writer.ts";
import type {NumericPlan} from "./column-plan.ts";
import {areExtremes, readAscending} from "./state-codec.ts";

/** Writes where the cells of a number lie. */
export const writeNumericPlan = (to: ByteWriter, {centre, scale, min, max, quantiles, edges}: NumericPlan): void => {
  for (const value of [centre, scale, min, max]) to.f64(value);
  for (const values of [quantiles, edges]) {
    to.varint(values.length);
    to.f64s(values);
  }
};

/** Reads what writeNumericPlan wrote. */
export const readNumericPlan = (from: ByteReader, schema: ColumnSchema, cells: number): NumericPlan => {
  const [centre, scale, min, max] = from.f64s(4), quantiles = from.f64s(from.count(8)), edges = readAscending(from, "edges");
  if (!Number.isFinite(centre) || !(scale > 0 && scale < Infinity)) throw corrupt("a wrong centre or scale");
  if (quantiles.length !== 0 && quantiles.length !== cells + 1) throw corrupt(`${quantiles.length} quantiles for ${cells} cells`);
  if (quantiles.some((x, i) => !Number.isFinite(x) || i > 0 && x < quantiles[i - 1])) throw corrupt("quantiles not in order");
  if (!areExtremes(quantiles.length, min, max)) throw corrupt("wrong extremes");
  if (edges.length > mostEdges) throw corrupt("too many edges");
  return {type: "numeric", schema, centre, scale, quantiles, edges, min, max};
};
