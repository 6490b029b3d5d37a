import {cells} from "../../sketch/cells.ts";
import {clusterGroups} from "../../sketch/cluster-groups.ts";
import {errors} from "../../sketch/errors.ts";
import {moments} from "../../sketch/moments.ts";
import {presence} from "../../sketch/presence.ts";
import {probabilities} from "../../sketch/probabilities.ts";
import {rules} from "../../sketch/rules.ts";
import type {NumericPlan} from "../column-plan.ts";
import type {Plan} from "../plan.ts";
import type {NumericProfile} from "../column-profile.ts";
import {confidenceEdges} from "./classification-builder.ts";
import type {ClassificationOutcome, Outcome, RegressionOutcome} from "./outcome.ts";
import {mostPeriods} from "./period.ts";
import {mergeFates} from "./score-fates.ts";
import type {ClassificationTask, RegressionTask} from "./task.ts";

const added = (a: Float64Array, b: Float64Array): Float64Array => a.map((count, i) => count + b[i]);

const mergeNumbers = (a: NumericProfile, b: NumericProfile, {plan, exact}: {
  readonly plan: NumericPlan; readonly exact: number;
}): NumericProfile => ({
  name: a.name, type: "numeric", presence: presence.merge(a.presence, b.presence), rules: rules.merge(a.rules, b.rules, {}),
  moments: moments.merge(a.moments, b.moments, plan), cells: cells.merge(a.cells, b.cells, {...plan, exact}),
  ...a.groups && b.groups && {groups: clusterGroups.merge(a.groups, b.groups)},
});

interface Both<Task, State> {
  readonly task: Task;
  readonly exact: number;
  readonly a: State;
  readonly b: State;
}

const mergeClasses = ({task, exact, a, b}: Both<ClassificationTask, ClassificationOutcome>): ClassificationOutcome => {
  const {resampled: mine} = a, {resampled: other} = b;
  return {
    type: "classification", confusion: added(a.confusion, b.confusion),
    scores: a.scores.map((fates, k) => mergeFates(fates, b.scores[k], {edges: task.scores[k].edges, exact})),
    confidence: a.confidence && b.confidence && mergeFates(a.confidence, b.confidence, {edges: confidenceEdges, exact}),
    probabilities: a.probabilities && b.probabilities
      && probabilities.merge(a.probabilities, b.probabilities, {classes: task.classes.length}),
    margin: a.margin && b.margin && task.margin && mergeNumbers(a.margin, b.margin, {plan: task.margin, exact}),
    resampled: mine && other && {
      confusion: added(mine.confusion, other.confusion), scores: mine.scores.map((table, k) => added(table, other.scores[k])),
    },
  };
};

const mergeErrors = ({task, exact, a, b}: Both<RegressionTask, RegressionOutcome>): RegressionOutcome => ({
  type: "regression", errors: errors.merge(a.errors, b.errors, task), error: mergeNumbers(a.error, b.error, {plan: task.error, exact}),
  byPrediction: added(a.byPrediction, b.byPrediction), predicted: added(a.predicted, b.predicted),
  unlabelled: a.unlabelled + b.unlabelled, unpredicted: a.unpredicted + b.unpredicted,
  resampled: a.resampled && b.resampled && added(a.resampled, b.resampled),
});

/** The outcome of the rows of both; null where the plan has no task. */
export const mergeOutcomes = (a: Outcome | null, b: Outcome | null, {task, sizes: {exact}}: Plan): Outcome | null => {
  if (task?.type === "classification" && a?.type === "classification" && b?.type === "classification") {
    return mergeClasses({task, exact, a, b});
  }
  if (task?.type === "regression" && a?.type === "regression" && b?.type === "regression") return mergeErrors({task, exact, a, b});
  return null;
};

type Periods = ReadonlyMap<number, Outcome> | null;

/** Outcomes by period of the rows of both; null where either had too many periods, or both have together. */
export const mergePeriods = (a: Periods, b: Periods, plan: Plan): Periods => {
  if (a === null || b === null) return null;
  const starts = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  if (starts.length > mostPeriods) return null;
  return new Map(starts.flatMap((start) => {
    const mine = a.get(start), other = b.get(start), merged = mine && other ? mergeOutcomes(mine, other, plan) : mine ?? other;
    return merged ? [[start, merged] as const] : [];
  }));
};
