import type {Role} from "../data/column.ts";
import type {ColumnComparison} from "./comparison.ts";

/** Which of the two tables have a column. */
export interface ColumnPresence {
  readonly role: Role;
  readonly required: boolean;
  readonly inReference: boolean;
  readonly inCurrent: boolean;
}

/** Whether a column of the plan is there at all; the one comparison that a missing column does not end. */
export const columnPresence: ColumnComparison<ColumnPresence, unknown> = {
  id: "column-presence", subject: "column", reads: ["numeric", "categorical", "text"],
  about: "which of the two tables have the column",
  of: ({plan, reference, current}) => ({
    role: plan.schema.role, required: plan.schema.required ?? false,
    inReference: reference !== undefined, inCurrent: current !== undefined,
  }),
};
