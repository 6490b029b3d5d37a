import type {ColumnComparison, ColumnPair} from "./comparison.ts";
import {categoryPair} from "./category-pair.ts";
import {numericSides} from "./ordered-pair.ts";
import {orderedFromCounts} from "../stats/ordered.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** How often each single value occurs on both sides. */
export interface ValuePair {
  /** Labels, or numbers (or dates) as text. */
  readonly labels: readonly string[];
  readonly reference: Float64Array;
  readonly current: Float64Array;
  readonly n: number;
  readonly m: number;
}

/** Counts of single values: labels, or numbers while few enough are kept exactly. */
export const valuePair: ColumnComparison<ValuePair, unknown> = {
  id: "values", subject: "column", reads: ["numeric", "categorical"],
  about: "how often each single value occurs in both tables",
  of: (pair) => pair.plan.type === "categorical" ? categoryPair.of(pair, undefined) : numbers(pair),
};

function numbers(pair: ColumnPair): ValuePair | Unknown {
  const sides = numericSides(pair);
  if ("unknown" in sides) return sides;
  const {reference, current} = sides;
  if (!reference.exact || !current.exact) return unknown("needs-exact");
  const {values, ...counts} = orderedFromCounts(reference, current);
  const isDate = pair.plan.schema.kind === "datetime";
  return {...counts, labels: Array.from(values, (value) => valueLabel(value, isDate))};
}

/** A number as text; a date as its day, and its time where it has one. */
export function valueLabel(value: number, isDate: boolean): string {
  if (!isDate || !(Math.abs(value) <= 8.64e15)) return String(value);
  return new Date(value).toISOString().replace(/T00:00:00\.000Z$/, "").replace(/\.000Z$/, "Z");
}
