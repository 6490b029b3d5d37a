import type {Compared} from "../../comparison/comparison.ts";
import {isUnknown} from "../../comparison/unknown.ts";
import {measureById} from "../../measure/index.ts";
import {optionsOf, read} from "../../measure/measure.ts";
import {thousandths} from "./rounded.ts";
import type {ExplainedChange, Part} from "./view.ts";

/** The measures whose change is split, the first that people ask for. */
const asked = ["accuracy", "f1", "roc-auc"] as const;

/** Changes of a classifier's measures in parts: prevalence, scores and the rest; none where either table lacks labels or one class is not looked for. */
export function explainedChanges(compared: Compared): ExplainedChange[] {
  const {task} = compared.plan, explained = measureById("change-explained");
  if (task?.type !== "classification" || task.positive === null || task.scores.length === 0) return [];
  return asked.flatMap((of): ExplainedChange[] => {
    const reading = read(explained, compared, {options: optionsOf(explained, {of})});
    if (isUnknown(reading)) return [];
    const {value, interval, also = {}} = reading.score, {title, unit} = measureById(of);
    const part = (name: string): Part => partOf(also[name], [also[`${name}Low`], also[`${name}High`]]);
    return [{
      measure: of, title, unit, change: partOf(value, interval ?? [undefined, undefined]),
      prevalence: part("prevalence"), scores: part("scores"), rest: part("rest"),
    }];
  });
}

const partOf = (value: number, [low, high]: readonly [number | undefined, number | undefined]): Part =>
  ({value: thousandths(value), interval: low === undefined || high === undefined ? null : [thousandths(low), thousandths(high)]});
