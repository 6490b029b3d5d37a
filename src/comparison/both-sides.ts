import type {ColumnPlan} from "../profile/column-plan.ts";
import type {PlanSizes} from "../profile/plan.ts";
import type {ColumnProfile} from "../profile/column-profile.ts";
import {type Clustered, clustered} from "./clustered.ts";
import type {ColumnComparison, Compared, TableComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** A column's own profile, with its plan, its schema and (where there is one) its reference. */
export interface BothSides extends Clustered {
  readonly plan: ColumnPlan;
  readonly sizes: PlanSizes;
  readonly reference?: ColumnProfile;
  readonly current: ColumnProfile;
}

/** The whole profile of a column, for questions about one table. */
export const bothSides: ColumnComparison<BothSides, unknown> = {
  id: "column", subject: "column", reads: ["numeric", "categorical", "text"],
  about: "everything the profiles hold of one column",
  of(pair) {
    const {plan, sizes, reference, current} = pair;
    if (!current) return unknown("missing-column");
    return {plan, sizes, current, ...(reference && {reference}), ...(plan.type !== "text" && clustered(pair, plan.type === "categorical" ? "labels" : "numbers"))};
  },
};

/** The whole comparison, for questions about the table. */
export const wholeTable: TableComparison<Compared, unknown> = {
  id: "table", subject: "table",
  about: "everything the profiles hold of the table",
  of: (compared) => compared,
};
