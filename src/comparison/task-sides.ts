import type {ClassificationOutcome, RegressionOutcome} from "../profile/outcome/outcome.ts";
import type {ClassificationTask, RegressionTask} from "../profile/outcome/task.ts";
import type {Compared} from "./comparison.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** A task and what became of the rows of both tables. */
export interface TaskSides<Task, Outcome> {
  readonly task: Task;
  readonly reference: Outcome;
  readonly current: Outcome;
}

/** Both outcomes of a classifier; a question about classes does not arise without one. */
export function classificationSides({plan: {task}, reference, current}: Compared): TaskSides<ClassificationTask, ClassificationOutcome> | Unknown {
  if (task?.type !== "classification" || reference.outcome?.type !== "classification" || current.outcome?.type !== "classification") {
    return unknown("not-declared", "the schema describes no classifier: it needs a target and a prediction or scores");
  }
  return {task, reference: reference.outcome, current: current.outcome};
}

/** Both outcomes of a regression; a question about errors does not arise without one. */
export function regressionSides({plan: {task}, reference, current}: Compared): TaskSides<RegressionTask, RegressionOutcome> | Unknown {
  if (task?.type !== "regression" || reference.outcome?.type !== "regression" || current.outcome?.type !== "regression") {
    return unknown("not-declared", "the schema describes no regression: it needs a numeric target and a numeric prediction");
  }
  return {task, reference: reference.outcome, current: current.outcome};
}
