import type {ColumnPlan} from "../profile/column-plan.ts";
import type {Profile} from "../profile/profile.ts";
import type {Pair} from "../sketch/state.ts";
import type {Clustered} from "./clustered.ts";
import type {Compared, TableComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** Two columns together, on the rows that hold both. */
export interface ColumnsTogether {
  readonly a: string;
  readonly b: string;
  /** What the two hold; co-moments are of numbers only. */
  readonly kind: "numbers" | "labels" | "mixed";
  /** Whether the cells of both stand in an order: numbers, and labels of which the reference had two. */
  readonly ordered: boolean;
  /** Absent where no row of that table holds both. */
  readonly reference?: Pair;
  readonly current?: Pair;
}

/** All pairs of columns that the plan chose. */
export interface Correlations extends Clustered {
  readonly pairs: readonly ColumnsTogether[];
  /** Cells a side of each pair's grid. */
  readonly width: number;
  /** Columns for which the plan had no room. */
  readonly leftOut: readonly string[];
}

/** Every two columns together, in both tables. */
export const correlations: TableComparison<Correlations, unknown> = {
  id: "correlations", subject: "table",
  about: "how any two columns go together in both tables: counts on a small grid and, for numbers, co-moments",
  of({plan, reference, current, columns}: Compared) {
    const {columns: names, leftOut} = plan.pairs;
    if (names.length < 2) return unknown("not-declared", "fewer than two columns can go together");
    const plans = new Map(plan.columns.map((column) => [column.schema.name, column]));
    const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b, k): ColumnsTogether => {
      const key = `${i},${i + 1 + k}`;
      const nature = natureOf(plans.get(a), plans.get(b));
      return {a, b, ...nature, ...sideOf("reference", reference, key), ...sideOf("current", current, key)};
    }));
    // Two columns are not counted together by cluster, so all rows of one are taken to be alike.
    const alike = columns.find((column) => column.alike)?.alike, design = alike && Math.max(alike.reference, alike.current);
    return {pairs, width: plan.sizes.pairGrid, leftOut, ...(design !== undefined && {design})};
  },
};

function natureOf(a: ColumnPlan | undefined, b: ColumnPlan | undefined): Pick<ColumnsTogether, "kind" | "ordered"> {
  const numbers = [a, b].filter((plan) => plan?.type === "numeric").length;
  const isOrdered = (plan: ColumnPlan | undefined): boolean =>
    plan?.type === "numeric" || (plan?.type === "categorical" && plan.categories.length === 2);
  return {kind: numbers === 2 ? "numbers" : numbers === 1 ? "mixed" : "labels", ordered: isOrdered(a) && isOrdered(b)};
}

function sideOf<K extends "reference" | "current">(side: K, profile: Profile, key: string): {readonly [P in K]?: Pair} {
  const pair = profile.pairs.get(key);
  return (pair ? {[side]: pair} : {}) as {readonly [P in K]?: Pair};
}

/** The rows of a pair's grid, for formulas on tables. */
export const gridRows = ({grid}: Pair, width: number): Float64Array[] =>
  Array.from({length: grid.length / width}, (_, i) => grid.subarray(i * width, (i + 1) * width));

/** What people call a pair. */
export const pairName = ({a, b}: Pick<ColumnsTogether, "a" | "b">): string => `${a} ~ ${b}`;
