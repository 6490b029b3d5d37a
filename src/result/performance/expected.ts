import type {Compared} from "../../comparison/comparison.ts";
import {isUnknown} from "../../comparison/unknown.ts";
import {measureById} from "../../measure/index.ts";
import {optionsOf, read} from "../../measure/measure.ts";
import {lacksLabels} from "../draft.ts";
import type {Settings} from "../settings.ts";
import {thousandths} from "./rounded.ts";
import type {ExpectedConfusion, Part} from "./view.ts";

/** What is likely to become of the current rows of a classifier of two classes; null where labels have come or nothing can be told. */
export function expectedConfusionView(compared: Compared, settings: Settings): ExpectedConfusion | null {
  const {task} = compared.plan, measure = measureById("expected-confusion");
  if (task?.type !== "classification" || task.positive === null || !lacksLabels(compared)) return null;
  const reading = read(measure, compared, {options: optionsOf(measure, settings.options?.[measure.id])});
  if (isUnknown(reading)) return null;
  const {also = {}, n} = reading.score;
  const part = (name: string): Part => {
    const low = also[`${name}Low`], high = also[`${name}High`];
    return {value: thousandths(also[name]), interval: low === undefined || high === undefined ? null : [thousandths(low), thousandths(high)]};
  };
  return {
    class: task.positive, rows: n?.current ?? 0, truePositives: part("truePositives"), falsePositives: part("falsePositives"),
    falseNegatives: part("falseNegatives"), trueNegatives: part("trueNegatives"),
  };
}
