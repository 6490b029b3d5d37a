import type {NumericPlan} from "../profile/column-plan.ts";
import type {NumericProfile} from "../profile/column-profile.ts";
import type {ColumnComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** The numbers of one table by themselves: sums in their own unit, and their distribution in cells. */
export interface NumericSide {
  /** All rows, and those that hold a finite value. */
  readonly rows: number;
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly min: number;
  readonly max: number;
  /** Filled cells in order: their rows, their mean, and between what their values lie; a single value while values are exact. */
  readonly cells: readonly NumericCell[];
  readonly exact: boolean;
  /** How many rows tell as much as one, where they come in clusters. */
  readonly alike: number;
}

export interface NumericCell {
  readonly count: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The numbers of a column in each table. */
export interface NumericSides {
  readonly plan: NumericPlan;
  /** Null where there is no reference, or none with a value. */
  readonly reference: NumericSide | null;
  readonly current: NumericSide;
}

/** The numbers of a column, each table by itself. */
export const numericSidesOf: ColumnComparison<NumericSides, unknown> = {
  id: "numbers", subject: "column", reads: ["numeric"],
  about: "sums of the finite values of each table, and their distribution",
  of({plan, reference, current, alike}) {
    if (plan.type !== "numeric" || plan.schema.kind === "datetime") return unknown("wrong-kind");
    if (!current) return unknown("missing-column");
    if (current.type !== "numeric" || reference && reference.type !== "numeric") return unknown("wrong-kind");
    if (current.moments.n === 0) return unknown("no-values", "the current table holds no finite value");
    return {
      plan, current: numericSide(current, plan, alike?.current),
      reference: reference && reference.moments.n > 0 ? numericSide(reference, plan, alike?.reference) : null,
    };
  },
};

/** One table's numbers, from its profile. */
export function numericSide({moments, cells, presence}: NumericProfile, plan: NumericPlan, alike = 1): NumericSide {
  const {n, s1, s2, min, max} = moments, {centre, scale, edges} = plan, filled: NumericCell[] = [];
  cells.counts.forEach((count, i) => {
    if (count === 0) return;
    if (cells.exact) filled.push({count, low: cells.values[i], middle: cells.values[i], high: cells.values[i]});
    else filled.push({
      count, low: Math.max(min, edges[i - 1] ?? min), middle: centre + scale * cells.sums[i] / count, high: Math.min(max, edges[i] ?? max),
    });
  });
  const sum = n * centre + scale * s1, squares = scale * scale * s2 + 2 * centre * scale * s1 + n * centre * centre;
  return {rows: presence.rows, n, sum, squares, min, max, cells: filled, exact: cells.exact, alike};
}
