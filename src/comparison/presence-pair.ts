import type {Presence} from "../sketch/state.ts";
import type {ColumnComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** What was in the cells of one column on both sides. */
export interface PresencePair {
  readonly type: "numeric" | "categorical" | "text";
  readonly reference?: Presence;
  readonly current: Presence;
}

/** The cells of a column by what was in them, with the reference where it has the column. */
export const presencePair: ColumnComparison<PresencePair, unknown> = {
  id: "presence", subject: "column", reads: ["numeric", "categorical", "text"],
  about: "how many cells are null, empty, NaN, infinite or of the wrong type in both tables",
  of({plan, reference, current}) {
    if (!current) return unknown("missing-column");
    return {type: plan.type, current: current.presence, ...(reference && {reference: reference.presence})};
  },
};
