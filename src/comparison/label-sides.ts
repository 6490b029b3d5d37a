import type {CategoricalPlan} from "../profile/column-plan.ts";
import type {Categories} from "../sketch/state.ts";
import type {ColumnComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** The labels of a column in each table. */
export interface LabelSides {
  readonly plan: CategoricalPlan;
  /** Null where there is no reference. */
  readonly reference: LabelSide | null;
  readonly current: LabelSide;
}

/** How often labels occur, and how many rows tell as much as one, where they come in clusters. */
export interface LabelSide extends Categories {
  readonly alike: number;
}

/** The labels of a column, each table by itself. */
export const labelSidesOf: ColumnComparison<LabelSides, unknown> = {
  id: "labels", subject: "column", reads: ["categorical"],
  about: "how often each label occurs in each table",
  of({plan, reference, current, alike}) {
    if (plan.type !== "categorical") return unknown("wrong-kind");
    if (!current) return unknown("missing-column");
    if (current.type !== "categorical" || reference && reference.type !== "categorical") return unknown("wrong-kind");
    return {
      plan, current: {...current.categories, alike: alike?.current ?? 1},
      reference: reference ? {...reference.categories, alike: alike?.reference ?? 1} : null,
    };
  },
};
