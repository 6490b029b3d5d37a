import type {ColumnSchema} from "../data/schema.ts";
import type {ColumnPlan} from "./column-plan.ts";

/** How a column is summarised. Of identifiers, timestamps and free text only counts, lengths and keyed hashes are kept. */
export const planType = ({kind, role}: Pick<ColumnSchema, "kind" | "role">): ColumnPlan["type"] => {
  if (role === "id" || role === "timestamp" || kind === "text") return "text";
  return kind === "numeric" || kind === "datetime" ? "numeric" : "categorical";
};

/** Whether rows are counted by the hour: for timestamps that are dates. */
export const hasHours = ({kind, role}: Pick<ColumnSchema, "kind" | "role">): boolean =>
  role === "timestamp" && kind === "datetime";
