import type {Compared} from "../../comparison/comparison.ts";
import {isUnknown} from "../../comparison/unknown.ts";
import {measureById} from "../../measure/index.ts";
import {type AnyMeasure, optionsOf, read} from "../../measure/measure.ts";
import {type Check, performanceChecks, unlabelledChecks} from "../../measure/preset.ts";
import type {Task} from "../../profile/outcome/task.ts";
import type {Settings} from "../settings.ts";
import {threeDigits} from "./rounded.ts";
import type {MeasureHead, ScoreCell} from "./view.ts";

const mostMeasured = 3, mostEstimated = 1;

/** A measure as the preset asks for it. */
export interface MainMeasure {
  readonly measure: AnyMeasure;
  readonly check: Check;
}

/** The measures that segments and periods are shown by: the first that the preset asks of such a model, and estimates where labels lack. */
export function mainMeasures(task: Task, lacksLabels: boolean): MainMeasure[] {
  const asked = [...performanceChecks[task.type], ...task.type === "classification" ? unlabelledChecks : []];
  const all = asked.map((check): MainMeasure => ({check, measure: measureById(check.effect)}));
  const [measured, estimated] = [false, true].map((wanted) => all.filter(({measure}) => (measure.estimated ?? false) === wanted));
  return [...measured.slice(0, mostMeasured), ...lacksLabels ? estimated.slice(0, mostEstimated) : []];
}

export const headOf = ({measure: {id, title, unit, worse, estimated}}: MainMeasure): MeasureHead =>
  ({measure: id, title, unit, worse, estimated: estimated ?? false});

/** What each measure says of two tables; three digits. */
export function scoresOf(compared: Compared, measures: readonly MainMeasure[], settings: Settings): ScoreCell[] {
  return measures.map(({measure, check}): ScoreCell => {
    const given = Object.entries({...check.options, ...settings.options?.[measure.id]}).filter(([name]) => Object.hasOwn(measure.options as object, name));
    const reading = read(measure, compared, {options: optionsOf(measure, Object.fromEntries(given))});
    if (isUnknown(reading)) return {value: null, interval: null, reference: null, reason: reading.unknown};
    const {value, interval, reference} = reading.score;
    const isClosed = interval !== undefined && interval.every(Number.isFinite);
    return {
      value: Number.isFinite(value) ? threeDigits(value) : null, interval: isClosed ? [threeDigits(interval[0]), threeDigits(interval[1])] : null,
      reference: reference !== undefined && Number.isFinite(reference) ? threeDigits(reference) : null, reason: null,
    };
  });
}
