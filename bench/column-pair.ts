// A column on both sides, made straight from samples: what profiles would hold of it, without the time that making profiles
// takes.
import type {ColumnPair} from "../src/comparison/comparison.ts";
import type {NumberSample} from "../src/profile/number-sample.ts";
import {numericPlan} from "../src/profile/numeric-plan.ts";
import type {NumericPlan} from "../src/profile/column-plan.ts";
import {planSizes} from "../src/profile/plan.ts";
import type {CategoricalProfile, NumericProfile} from "../src/profile/column-profile.ts";
import {fixedOf} from "../src/sketch/cells.ts";
import type {Moments, Presence} from "../src/sketch/state.ts";
import {counted} from "../src/stats/ordered.ts";

const rules = {belowRange: 0, aboveRange: 0, outOfSet: 0, notMatching: 0};

const presence = (rows: number, missing = 0): Presence =>
  ({rows, missing, empty: 0, nan: 0, positiveInfinity: 0, negativeInfinity: 0, mismatched: 0});

const momentsOf = (values: Float64Array, {centre, scale}: NumericPlan): Moments => {
  let s1 = 0, s2 = 0, s3 = 0, s4 = 0, min = Infinity, max = -Infinity;
  for (const x of values) {
    const u = (x - centre) / scale, square = u * u;
    s1 += u;
    s2 += square;
    s3 += square * u;
    s4 += square * square;
    min = Math.min(min, x);
    max = Math.max(max, x);
  }
  return {n: values.length, s1, s2, s3, s4, min, max};
};

const sampleOf = (values: Float64Array): NumberSample => {
  let min = Infinity, max = -Infinity;
  for (const x of values) {
    if (x < min) min = x;
    if (x > max) max = x;
  }
  return {add() {}, values: () => values, min, max};
};

/** Quantiles of a plan whose cells nobody asks for: the bins that measures make of it are the same, in a fifth of the time. */
const fewCells = 10;

/** Two samples of a number, without -0; `inCells` as they stand once the column has collapsed to the plan's cells. */
export const numericPair = (reference: Float64Array, current: Float64Array, {inCells = false} = {}): ColumnPair => {
  const sample = sampleOf(reference), cells = inCells ? planSizes.cells : fewCells;
  const plan = numericPlan({name: "x", kind: "numeric", role: "feature"}, sample, cells);
  const side = (values: Float64Array): NumericProfile => {
    const exact = {exact: true as const, ...counted(values)};
    return {
      type: "numeric", name: "x", rules, presence: presence(values.length), moments: momentsOf(values, plan),
      cells: inCells ? fixedOf(exact, plan) : exact,
    };
  };
  return {name: "x", plan, sizes: planSizes, reference: side(reference), current: side(current)};
};

/** Two samples of a category, by how often each occurs. */
export const categoricalPair = (reference: readonly number[], current: readonly number[]): ColumnPair => {
  const labels = reference.map((_, i) => `label ${i}`);
  const side = (counts: readonly number[]): CategoricalProfile => ({
    type: "categorical", name: "x", rules, presence: presence(counts.reduce((sum, count) => sum + count, 0)),
    categories: {counts: new Map(labels.flatMap((label, i) => counts[i] > 0 ? [[label, counts[i]]] : []))},
  });
  return {
    name: "x", sizes: planSizes, reference: side(reference), current: side(current),
    plan: {
      type: "categorical", schema: {name: "x", kind: "categorical", role: "feature"},
      categories: labels.filter((_, i) => reference[i] > 0),
    },
  };
};

interface Filled {
  readonly missing: number;
  readonly rows: number;
}

/** A column of text of which so many cells are missing in each table; nothing else of it is known. */
export const missingPair = (reference: Filled, current: Filled): ColumnPair => {
  const side = ({missing, rows}: Filled) => ({
    type: "text" as const, name: "x", rules, presence: presence(rows, missing), lengths: {n: 0, sum: 0, min: 0, max: 0},
    distinct: {hashes: new Float64Array(0), complete: true},
  });
  return {
    name: "x", sizes: planSizes, reference: side(reference), current: side(current),
    plan: {type: "text", schema: {name: "x", kind: "text", role: "feature"}},
  };
};
