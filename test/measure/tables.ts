import {compare} from "../../src/comparison/compare.ts";
import type {Compared} from "../../src/comparison/comparison.ts";
import type {ColumnBatch} from "../../src/data/column.ts";
import type {ColumnSchema, Schema} from "../../src/data/schema.ts";
import {type PlanOptions, planBuilder} from "../../src/profile/plan-builder.ts";
import {profileBuilder} from "../../src/profile/profile-builder.ts";

/** Columns by name: numbers and labels are told apart by their first filled cell, null is missing. */
export type Table = Readonly<Record<string, ArrayLike<number | string | null>>>;

interface Made extends PlanOptions {
  /** What the schema says beyond names and kinds, by column. */
  readonly schema?: Readonly<Record<string, Partial<ColumnSchema>>>;
  /** Columns of the current table that no schema knows. */
  readonly added?: readonly string[];
}

const first = (cells: ArrayLike<number | string | null>) => Array.from(cells).find((cell) => cell !== null);

function batchOf(cells: ArrayLike<number | string | null>, {kind, role}: ColumnSchema): ColumnBatch {
  const values = Array.from(cells);
  if (kind === "text" || role === "id") return {type: "text", values: values.map((cell) => cell === null ? null : String(cell))};
  if (kind === "numeric" || kind === "datetime") {
    const valid = Uint8Array.from(values, (cell) => cell === null ? 0 : 1);
    return {type: "numbers", values: Float64Array.from(values, (cell) => cell === null ? 0 : Number(cell)), valid, mismatched: 0};
  }
  const places = new Map<string, number>();
  for (const cell of values) if (cell !== null && !places.has(String(cell))) places.set(String(cell), places.size);
  return {
    type: "labels", labels: [...places.keys()], mismatched: 0,
    codes: Int32Array.from(values, (cell) => cell === null ? -1 : places.get(String(cell)) ?? -1),
  };
}

/** Two tables profiled under the plan of the first and set side by side. */
export function compared(reference: Table, current: Table, {schema: told = {}, added = [], ...options}: Made = {}): Compared {
  const columns = Object.entries(reference).map(([name, cells]): ColumnSchema =>
    ({name, kind: typeof first(cells) === "string" ? "categorical" : "numeric", role: "feature", ...told[name]}));
  const schema: Schema = {version: 1, columns}, builder = planBuilder(schema, options);
  const batch = (table: Table, present: readonly ColumnSchema[]) => ({
    rows: Math.max(0, ...Object.values(table).map((cells) => cells.length)),
    columns: present.map((column) => batchOf(table[column.name], column)),
  });
  builder.add(batch(reference, columns));
  const plan = builder.plan();
  const profile = (table: Table, names: readonly string[]) => {
    const present = columns.filter(({name}) => Object.hasOwn(table, name));
    const made = profileBuilder(plan, {present: present.map(({name}) => name), added: names});
    made.add(batch(table, present));
    return made.profile();
  };
  return compare(profile(reference, []), profile(current, added));
}
