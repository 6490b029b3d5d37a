import type {ColumnBuilder} from "../column-builder.ts";
import type {NumericPlan} from "../column-plan.ts";
import {groupedBuilder} from "../grouped-builder.ts";
import {groupedCellsOf} from "../grouped-cells.ts";
import {numericBuilder} from "../numeric-builder.ts";
import type {PlanSizes} from "../plan.ts";

/** Accumulates margins or errors as if they were a column; `clustered` where rows belong to clusters. */
export const derivedBuilder = (plan: NumericPlan, sizes: PlanSizes, clustered: boolean): ColumnBuilder => {
  const builder = numericBuilder(plan, sizes);
  return clustered ? groupedBuilder(builder, groupedCellsOf(plan)) : builder;
};

/** The groups of n chosen rows. */
export const chosenGroups = (groups: Uint8Array, {rows, n}: {readonly rows: Int32Array; readonly n: number}): Uint8Array => {
  const chosen = new Uint8Array(n);
  for (let i = 0; i < n; i++) chosen[i] = groups[rows[i]];
  return chosen;
};
