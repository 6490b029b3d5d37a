import type {ColumnSchema} from "../data/schema.ts";

/** Where a numeric column's cells lie, all from the reference. */
export interface NumericPlan {
  readonly type: "numeric";
  readonly schema: ColumnSchema;
  /** The reference's median, and a robust scale (normal-consistent; never 0): what sums are taken about. */
  readonly centre: number;
  readonly scale: number;
  /** Type-7 quantiles of the reference at i / cells, i = 0 … cells; empty when the reference had no finite value. */
  readonly quantiles: Float64Array;
  /**
   * Ascending distinct cell edges: the inner quantiles, and both sides (v and the next number) of each repeated value that holds
   * more than 1 / cells of the rows.
   */
  readonly edges: Float64Array;
  /** Smallest and largest finite value of the reference; Infinity and -Infinity when there is none. */
  readonly min: number;
  readonly max: number;
}

export interface CategoricalPlan {
  readonly type: "categorical";
  readonly schema: ColumnSchema;
  /** The reference's labels, most frequent first (at most PlanSizes.categories of them). */
  readonly categories: readonly string[];
}

/** Ids and texts: only counts, lengths and keyed hashes. */
export interface TextPlan {
  readonly type: "text";
  readonly schema: ColumnSchema;
}

export type ColumnPlan = NumericPlan | CategoricalPlan | TextPlan;
