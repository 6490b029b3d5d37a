import {it} from "vitest";
import type {Compared} from "../../src/comparison/comparison.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {planSizes} from "../../src/profile/plan.ts";
import {compared, type Table} from "../measure/tables.ts";
import {complaintOf, type Found} from "./complaint.ts";
import {describeGolden, type Fields, golden, type GoldenCase, type Json} from "./golden.ts";
import {type Predictions, predictionsOf} from "./predictions.ts";

// So large that no distribution of these files collapses to cells.
const sizes = {...planSizes, exact: 65_535};

/** The rows of a case, profiled on both sides under the schema of a classifier. */
const profiled = ({actual, predicted, probabilities}: Predictions, labels: readonly string[], scored: readonly string[]): Compared => {
  const columns = scored.map((label) => [`p ${label}`, probabilities.get(label)!] as const);
  const table: Table = {y: actual, said: predicted, ...Object.fromEntries(columns)};
  return compared(table, table, {sizes, schema: {
    y: {kind: "categorical", role: "target", values: labels}, said: {kind: "categorical", role: "prediction"},
    ...Object.fromEntries(scored.map((label) => [`p ${label}`, {kind: "numeric", role: "score", class: label} as const])),
  }});
};

const scoreOf = (subject: Compared, id: string, options: Readonly<Record<string, Json>> = {}): Score | undefined => {
  const measure = measureById(id), found = read(measure, subject, {options: optionsOf(measure, options)});
  return isUnknown(found) ? undefined : found.score;
};

const valueOf = (...asked: Parameters<typeof scoreOf>): number | undefined => scoreOf(...asked)?.value;

/** What scikit-learn says where a measure has no value. */
const or0 = (value: number | undefined): number => value ?? 0;

const shares = {precision: "precision", recall: "recall", f1: "f1"} as const;

const labelsFound = (subject: Compared, labels: readonly string[], expected: Fields): Found => {
  // Classes that occur on neither side do not enter our averages; of the stored ones they are part.
  const by = expected["per_class"] as Readonly<Record<string, Fields>>, matrix = expected["confusion_matrix"] as readonly (readonly number[])[];
  const everyOccurs = labels.every((label, k) => by[label]["support"] !== 0 || matrix.some((row) => row[k] > 0));
  const average = (name: string): Found => Object.fromEntries(Object.entries(shares).map(([as, id]) => [as, or0(valueOf(subject, id, {average: name}))]));
  return {
    accuracy: valueOf(subject, "accuracy"), balanced_accuracy: valueOf(subject, "balanced-accuracy"),
    mcc: or0(valueOf(subject, "mcc")), cohen_kappa: valueOf(subject, "cohen-kappa"),
    micro: average("micro"), ...(everyOccurs && {macro: average("macro"), weighted: average("weighted")}),
    per_class: Object.fromEntries(labels.map((label) => [label, Object.fromEntries(Object.entries(shares).map(([as, id]) =>
      [as, or0(valueOf(subject, id, {class: label}))]))])),
    specificity_per_class: Object.fromEntries(labels.map((label) => [label, valueOf(subject, "specificity", {class: label})])),
  };
};

const scoresFound = (subject: Compared, named: string): Found => {
  const of = {class: named}, error = scoreOf(subject, "expected-calibration-error", of);
  return {
    roc_auc: valueOf(subject, "roc-auc", of), average_precision: or0(valueOf(subject, "average-precision", of)),
    log_loss: valueOf(subject, "log-loss", of), brier: valueOf(subject, "brier", of), ks_classifier: valueOf(subject, "ks-of-classes", of),
    ece_10: error?.also?.["plain"], mce_10: error?.also?.["maximum"],
  };
};

const classesFound = (subject: Compared, labels: readonly string[]): Found => {
  const error = scoreOf(subject, "expected-calibration-error");
  return {
    log_loss: valueOf(subject, "log-loss"), brier_multi: valueOf(subject, "brier"), roc_auc_ovr_macro: valueOf(subject, "roc-auc"),
    average_precision_macro: valueOf(subject, "average-precision"), top2_accuracy: valueOf(subject, "top-k-accuracy"),
    ece_top: {ece_10: error?.also?.["plain"], mce_10: error?.also?.["maximum"]},
    per_class: Object.fromEntries(labels.map((label) => [label, {
      roc_auc: valueOf(subject, "roc-auc", {class: label}), average_precision: valueOf(subject, "average-precision", {class: label}),
      brier: valueOf(subject, "brier", {class: label}), ece_10: scoreOf(subject, "expected-calibration-error", {class: label})?.also?.["plain"],
    }])),
  };
};

const thresholdFound = (subject: Compared, threshold: number): Found => {
  const at = (id: string, options: Readonly<Record<string, Json>> = {}): number | undefined => valueOf(subject, id, {threshold, ...options});
  return {
    precision: or0(at("precision")), recall: or0(at("recall")), f1: or0(at("f1")), f2: or0(at("f1", {beta: 2})), accuracy: at("accuracy"),
    mcc: or0(at("mcc")),
  };
};

describeGolden("classification through profiles", (tally) => {
  const all = golden("classification").cases;
  const positiveOf = ({params}: GoldenCase): string => params["positive"] as string;
  const two = (item: GoldenCase): Compared => {
    const predictions = predictionsOf(item), labels = [...predictions.probabilities.keys()];
    return profiled(predictions, labels, [positiveOf(item)]);
  };

  it("the measures of confusion matrices agree with scikit-learn", () => {
    const ofLabels = all.filter(({id}) => id.endsWith("/labels")), labelsOf = ({params}: GoldenCase) => params["labels"] as readonly string[];
    tally.leave(ofLabels.filter((item) => labelsOf(item).length < 2), "a table of one class, which is unknown(constant)");
    tally.leave(all.filter(({id}) => id.endsWith("/curves")), "curves, which are no measures and met by their formulas");
    tally.meet(ofLabels.filter((item) => labelsOf(item).length >= 2), (item) => {
      const labels = labelsOf(item);
      return complaintOf(labelsFound(profiled(predictionsOf(item), labels, []), labels, item.expected!), item.expected!);
    });
  });

  it("the measures of the scores of two classes agree with scikit-learn", () => {
    tally.meet(all.filter((item) => item.id.endsWith("/scores") && positiveOf(item) !== undefined), (item) =>
      complaintOf(scoresFound(two(item), positiveOf(item)), item.expected!));
  });

  it("the measures of the scores of more classes agree with scikit-learn", () => {
    tally.meet(all.filter(({params}) => params["proba_columns"] !== undefined), (item) => {
      const predictions = predictionsOf(item), labels = [...predictions.probabilities.keys()];
      return complaintOf(classesFound(profiled(predictions, labels, labels), labels), item.expected!);
    });
  });

  it("the measures at a threshold agree with scikit-learn", () => {
    tally.meet(all.filter(({id}) => id.includes("/threshold_")), (item) =>
      complaintOf(thresholdFound(two(item), item.params["threshold"] as number), item.expected!));
  });
});
