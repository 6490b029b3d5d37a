import type {NumericPlan} from "../column-plan.ts";

/** The score of one class: the column it stands in and the edges of its cells. */
export interface ScorePlan {
  readonly class: string;
  readonly column: string;
  /** Ascending distinct edges: quantiles of the reference and, for probabilities, even steps over [0, 1]. */
  readonly edges: Float64Array;
}

/** A model that names a class. */
export interface ClassificationTask {
  readonly type: "classification";
  /** The column that holds what it was; null where the table never does. */
  readonly target: string | null;
  /** The column that holds what the model said; null where that is told from the scores. */
  readonly prediction: string | null;
  /** Every class by code point; a label that is none of them counts as another. */
  readonly classes: readonly string[];
  /** Of two classes the one that is looked for; null when there are more. */
  readonly positive: string | null;
  readonly scores: readonly ScorePlan[];
  /** Cells of how far the best score is from the second best; null without scores. */
  readonly margin: NumericPlan | null;
}

/** A model that names a number. */
export interface RegressionTask {
  readonly type: "regression";
  readonly target: string | null;
  readonly prediction: string;
  /** What sums are taken about and in: the target's centre and scale in the reference. */
  readonly centre: number;
  readonly scale: number;
  /** Cells of the error, predicted - actual. */
  readonly error: NumericPlan;
  /** Cells of the prediction, by which errors are kept apart. */
  readonly edges: Float64Array;
}

export type Task = ClassificationTask | RegressionTask;

/** The stretch of time that outcomes are kept apart by; weeks begin on Monday, all in UTC. */
export type Period = "hour" | "day" | "week" | "month" | "year";

export const periods: readonly Period[] = ["hour", "day", "week", "month", "year"];

/** Columns whose labels together part the rows; labels other than the plan's most frequent ones count as others. */
export type SegmentGroup = readonly string[];
