import type {BinPair} from "../comparison/bin-pair.ts";
import type {CategoryPair} from "../comparison/category-pair.ts";
import type {OrderedPair} from "../comparison/ordered-pair.ts";
import type {ColumnSchema} from "../data/schema.ts";
import type {NumericPlan} from "../profile/column-plan.ts";
import {ordered} from "../stats/ordered.ts";
import {quantileSorted} from "../stats/quantile.ts";

/** Two small samples of a number, as the examples of measures give them; the plan's centre and scale come from the first. */
export function twoSamples(reference: readonly number[], current: readonly number[]): OrderedPair {
  return {pair: ordered(Float64Array.from(reference), Float64Array.from(current)), plan: planOf(reference), exact: true, cellShare: 0};
}

/** The part of a plan that formulas read, from a small sample. */
export function planOf(reference: readonly number[], schema: Partial<ColumnSchema> = {}): NumericPlan {
  const sorted = Float64Array.from(reference).sort();
  const at = (p: number) => quantileSorted(sorted, p);
  return {
    type: "numeric", schema: {name: "x", kind: "numeric", role: "feature", ...schema}, centre: at(0.5), scale: (at(0.75) - at(0.25)) / 1.349 || 1,
    quantiles: Float64Array.from({length: 241}, (_, i) => at(i / 240)), edges: Float64Array.from(new Set(sorted.slice(1, -1))),
    min: sorted[0], max: sorted[sorted.length - 1],
  };
}

/** The linear congruential samples that the published golden values were made from. */
export function congruential(seed: number, size: number): number[] {
  const values: number[] = [];
  let x = seed;
  for (let i = 0; i < size; i++) {
    x = (48271 * x) % 2147483647;
    values.push(x / 2147483647);
  }
  return values;
}

/** 200 and 150 numbers whose statistics SciPy 1.10 was asked for; the second sample lies .8 higher. */
export const known = {
  reference: congruential(1, 200).map((u) => u * 10),
  current: congruential(2, 150).map((u) => u * 10 + 0.8),
};

/** Counts of both tables in the same bins or categories. */
export function twoCounts(reference: readonly number[], current: readonly number[]): BinPair & CategoryPair {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    labels: reference.map((_, i) => String.fromCharCode(97 + i)), reference: Float64Array.from(reference), current: Float64Array.from(current),
    n: sum(reference), m: sum(current), complete: true,
  };
}
