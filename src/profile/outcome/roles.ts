import type {ColumnSchema, Schema} from "../../data/schema.ts";
import {planType} from "../plan-type.ts";

/** Which columns tell what a model was to say and what it said. */
export interface TaskColumns {
  readonly type: "classification" | "regression";
  readonly target: ColumnSchema | null;
  readonly prediction: ColumnSchema | null;
  /** Columns of role score; and a prediction that is a number where the target is a label. */
  readonly scores: readonly ColumnSchema[];
}

/** The columns of the task that a schema describes; null when it describes no model. */
export const taskColumns = ({columns}: Schema): TaskColumns | null => {
  const withRole = (role: string): ColumnSchema[] => columns.filter((column) => column.role === role && planType(column) !== "text");
  const [target = null] = withRole("target"), [prediction = null] = withRole("prediction");
  const scores = withRole("score").filter(({kind}) => kind === "numeric");
  const isNumber = (column: ColumnSchema | null): boolean => column?.kind === "numeric";
  if (isNumber(prediction) && (target === null ? scores.length === 0 : isNumber(target))) {
    return {type: "regression", target, prediction, scores: []};
  }
  if (isNumber(target) || target?.kind === "datetime" || prediction?.kind === "datetime") return null;
  if (prediction && isNumber(prediction)) return {type: "classification", target, prediction: null, scores: [...scores, prediction]};
  return prediction || scores.length > 0 ? {type: "classification", target, prediction, scores} : null;
};
