import type {SegmentKey} from "../profile/outcome/outcome.ts";
import type {ColumnPlan} from "../profile/column-plan.ts";
import type {Plan, PlanSizes} from "../profile/plan.ts";
import type {ColumnProfile} from "../profile/column-profile.ts";
import type {Profile} from "../profile/profile.ts";
import type {Unknown} from "./unknown.ts";

/** One column on both sides under one plan; a side is absent when that table lacks the column. */
export interface ColumnPair {
  readonly name: string;
  readonly plan: ColumnPlan;
  readonly sizes: PlanSizes;
  readonly reference?: ColumnProfile;
  readonly current?: ColumnProfile;
  /** How many rows tell as much as one if all of a cluster are alike (`rowsAlike`); absent where rows stand for themselves. */
  readonly alike?: {readonly reference: number; readonly current: number};
}

/** One segment of both tables, set side by side. */
export interface SegmentPair {
  readonly key: SegmentKey;
  readonly compared: Compared;
}

/** Two profiles of one plan, column by column. */
export interface Compared {
  readonly plan: Plan;
  readonly reference: Profile;
  readonly current: Profile;
  readonly columns: readonly ColumnPair[];
  /** The margin of a classifier or the error of a regression, as if it were a column; null where there is none. */
  readonly derived: ColumnPair | null;
  /** Segments of either table, in the order of the plan; a side that lacks a segment has a profile of no rows. */
  readonly segments: readonly SegmentPair[];
}

/** The shape a formula is written in, and how it is had from profiles; measures see nothing else of the data. */
export type Comparison<Shape, Options> = ColumnComparison<Shape, Options> | TableComparison<Shape, Options>;

export interface ColumnComparison<Shape, Options> {
  readonly id: string;
  readonly subject: "column";
  readonly about: string;
  /** The kinds of column profile it can read. */
  readonly reads: readonly ColumnPlan["type"][];
  of(pair: ColumnPair, options: Options): Shape | Unknown;
}

export interface TableComparison<Shape, Options> {
  readonly id: string;
  readonly subject: "table";
  readonly about: string;
  of(compared: Compared, options: Options): Shape | Unknown;
}
