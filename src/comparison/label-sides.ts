import type {CategoricalPlan} from "../profile/column-plan.ts";
import type {Categories} from "../sketch/state.ts";
import type {ColumnComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** The labels of a column in each table. */
export interface LabelSides {
  readonly plan: CategoricalPlan;
  /** Null where there is no reference. */
  readonly reference: Categories | null;
  readonly current: Categories;
}

/** The labels of a column, each table by itself. */
export const labelSidesOf: ColumnComparison<LabelSides, unknown> = {
  id: "labels", subject: "column", reads: ["categorical"],
  about: "how often each label occurs in each table",
  of({plan, reference, current}) {
    if (plan.type !== "categorical") return unknown("wrong-kind");
    if (!current) return unknown("missing-column");
    if (current.type !== "categorical" || reference && reference.type !== "categorical") return unknown("wrong-kind");
    return {plan, reference: reference?.categories ?? null, current: current.categories};
  },
};
