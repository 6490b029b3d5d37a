import type {Compared} from "../../comparison/comparison.ts";
import {confusionPair} from "../../comparison/confusion-pair.ts";
import {isUnknown} from "../../comparison/unknown.ts";
import {lacksLabels} from "../draft.ts";
import type {Settings} from "../settings.ts";
import {classRows, confusionView} from "./confusion.ts";
import {coverageOf} from "./coverage.ts";
import {errorView} from "./errors.ts";
import {expectedConfusionView} from "./expected.ts";
import {explainedChanges} from "./explained.ts";
import {headOf, mainMeasures} from "./main-scores.ts";
import {periodsOf} from "./periods.ts";
import {scoreViews} from "./scores.ts";
import {segmentsOf} from "./segments.ts";
import type {PerformanceView} from "./view.ts";

/** What is drawn of how good the model is; null where the preset does not ask or the schema describes no model. */
export function performanceOf(compared: Compared, settings: Settings): PerformanceView | null {
  const {plan: {task}, reference, current} = compared;
  if (task === null || !["performance", "all"].includes(settings.preset)) return null;
  const measures = mainMeasures(task, lacksLabels(compared)), pair = confusionPair.of(compared, {threshold: null}), isTold = !isUnknown(pair);
  return {
    task: task.type, target: task.target, prediction: task.prediction, positive: task.type === "classification" ? task.positive : null,
    coverage: {reference: coverageOf(reference.outcome), current: coverageOf(current.outcome)},
    confusion: isTold ? confusionView(pair, settings) : null, classes: isTold ? classRows(pair, settings) : [],
    scores: scoreViews(compared, settings), errors: errorView(compared, settings),
    measures: measures.map(headOf), ...segmentsOf(compared, measures.filter(({measure}) => !measure.estimated), settings), periods: periodsOf(compared, measures, settings),
    explained: explainedChanges(compared), expected: expectedConfusionView(compared, settings),
  };
}
