import type {Role} from "../data/column.ts";
import type {Presence} from "../sketch/state.ts";
import {type Clustered, clustered} from "./clustered.ts";
import type {ColumnComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** What was in the cells of one column on both sides. */
export interface PresencePair extends Clustered {
  readonly type: "numeric" | "categorical" | "text";
  readonly reference?: Presence;
  readonly current: Presence;
  /** Whether it holds outcomes of which none has come yet: a target or business column without a filled cell, that is not required. */
  readonly awaited?: boolean;
}

const isOutcome = (role: Role): boolean => role === "target" || role === "business";

/** The cells of a column by what was in them, with the reference where it has the column. */
export const presencePair: ColumnComparison<PresencePair, unknown> = {
  id: "presence", subject: "column", reads: ["numeric", "categorical", "text"],
  about: "how many cells are null, empty, NaN, infinite or of the wrong type in both tables",
  of(pair) {
    const {plan, reference, current} = pair;
    if (!current) return unknown("missing-column");
    const {type, schema: {role, required = false}} = plan, {rows, missing, empty, nan} = current.presence;
    const awaited = isOutcome(role) && !required && missing + empty + nan === rows;
    return {type, current: current.presence, ...(reference && {reference: reference.presence}), ...(awaited && {awaited}), ...clustered(pair, "missing")};
  },
};
