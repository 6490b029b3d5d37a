import type {Schema} from "../data/schema.ts";
import type {ColumnPlan} from "./column-plan.ts";
import type {Period, SegmentGroup, Task} from "./outcome/task.ts";

/** Sizes that a plan fixes; they travel in its bytes. */
export interface PlanSizes {
  /**
   * Cells of a numeric distribution: 240 divides by 2, 3, 4, 5, 6, 8, 10, 12, 15, 16 and 20, so usual bins are unions of cells.
   */
  readonly cells: number;
  /** Distinct numbers kept exactly before the distribution collapses to cells. */
  readonly exact: number;
  /** Labels counted exactly. */
  readonly categories: number;
  /** Hash buckets for labels past that. */
  readonly buckets: number;
  /** Distinct row, id and text hashes kept before only the smallest `distinctSample` stay. */
  readonly distinct: number;
  readonly distinctSample: number;
  /** Columns taken into pairs, grid cells a side, and rows of the reference to sample for them. */
  readonly pairColumns: number;
  readonly pairGrid: number;
  readonly pairRows: number;
}

export const planSizes: PlanSizes = {
  cells: 240, exact: 4096, categories: 10_000, buckets: 4096,
  distinct: 1_048_576, distinctSample: 4096, pairColumns: 50, pairGrid: 16, pairRows: 131_072,
};

/** Which sketches on which columns, with every edge fixed; only profiles of one plan merge or compare. */
export interface Plan {
  readonly version: 1;
  /** A hash of all that decides what states mean; wording, units, importance and demands that count nothing leave it alone. */
  readonly id: string;
  /** Fingerprint of the key that texts, rows and hashed labels are hashed under. */
  readonly hashKey: string;
  readonly schema: Schema;
  readonly sizes: PlanSizes;
  readonly columns: readonly ColumnPlan[];
  /** Names of the columns taken into pairs, those left out, and the share of rows (by row hash) that pairs are counted on. */
  readonly pairs: {readonly columns: readonly string[]; readonly leftOut: readonly string[]; readonly rate: number};
  /** How what became of the rows is counted; null where the schema describes no model. */
  readonly task: Task | null;
  /** The id column whose rows are resampled together, and the stretch that outcomes are kept apart by; null: none. */
  readonly cluster: string | null;
  readonly period: Period | null;
  /** By which columns' labels rows are parted. */
  readonly segments: readonly SegmentGroup[];
}
