import {expect, it} from "vitest";
import {averagePrecision} from "../../src/stats/average-precision.ts";
import {brierParts, logarithmicLoss, meanLoss, squaredDistance} from "../../src/stats/brier.ts";
import {largeTest, spiegelhalter} from "../../src/stats/calibration-tests.ts";
import {classSeparation} from "../../src/stats/class-separation.ts";
import {
  accuracy, averaged, balancedAccuracy, type ConfusionMeasure, fBeta, type HitMeasure, type Hits, hitShare, hitsByClass, jaccard, kappa,
  matthews, precision, ratioOf, recall, specificity,
} from "../../src/stats/confusion.ts";
import {logisticCalibration} from "../../src/stats/logistic-calibration.ts";
import {quantileWeighted} from "../../src/stats/quantile.ts";
import {binsBy, calibrationError, reliabilityBins, type ReliabilityBin} from "../../src/stats/reliability.ts";
import {rocAuc} from "../../src/stats/roc-auc.ts";
import {scaledInterval} from "../../src/stats/scaled-interval.ts";
import {hitsAt, precisionRecallCurve, rocCurve, type ScoreTable} from "../../src/stats/score-table.ts";
import {topShare} from "../../src/stats/top-share.ts";
import {complaintOf, type Found} from "./complaint.ts";
import {algorithms, describeGolden, differs, type Fields, golden, type GoldenCase, type Json} from "./golden.ts";
import {confusionOf, type Predictions, predictionsOf, scoresOf} from "./predictions.ts";

const all = () => golden("classification").cases;
const named = (part: string) => all().filter(({id}) => id.includes(part));

/** What scikit-learn says where a measure has no value. */
const or0 = (value: number | undefined): number => value ?? 0;

const labelsFound = (predictions: Predictions, labels: readonly string[]): Found => {
  const confusion = confusionOf(predictions, labels), by = hitsByClass(confusion), width = labels.length;
  const average = (name: "macro" | "micro" | "weighted"): Found => {
    const of = (measure: HitMeasure) => or0(averaged(measure, name, {every: true})(confusion));
    return {precision: of(precision), recall: of(recall), f1: of(fBeta(1))};
  };
  const correct = accuracy(confusion);
  return {
    n: predictions.actual.length, accuracy: correct, balanced_accuracy: balancedAccuracy(confusion),
    confusion_matrix: labels.map((_, i) => Array.from({length: width}, (__, k) => confusion.counts[i * width + k])),
    mcc: or0(matthews(confusion)), cohen_kappa: kappa(confusion),
    macro: average("macro"), micro: average("micro"), weighted: average("weighted"),
    per_class: Object.fromEntries(by.map((hits, k) => [labels[k], {
      precision: or0(ratioOf(precision(hits))), recall: or0(ratioOf(recall(hits))), f1: or0(ratioOf(fBeta(1)(hits))), support: hits.tp + hits.fn,
    }])),
    specificity_per_class: Object.fromEntries(by.map((hits, k) => [labels[k], ratioOf(specificity(hits))])),
    hamming_loss: correct === undefined ? undefined : 1 - correct, jaccard_macro: or0(averaged(jaccard, "macro", {every: true})(confusion)),
  };
};

const binsFound = (bins: readonly ReliabilityBin[]): Found[] => bins.map(({bin, n, mean, share}) => ({bin, n, mean_p: mean, frac_pos: share}));

/** The curve with scikit-learn's borders: bins hold (low, high]. */
const sklearnCurve = (table: ScoreTable, edges: readonly number[]): Found => {
  const bins = binsBy(table, edges.length + 1, ({value}) => edges.filter((edge) => edge < value).length);
  return {prob_true: bins.map(({share}) => share), prob_pred: bins.map(({mean}) => mean)};
};

const tenths = Array.from({length: 9}, (_, i) => (i + 1) / 10);

const scoresFound = (table: ScoreTable): Found => {
  const auc = rocAuc(table)?.auc, error = calibrationError(reliabilityBins(table));
  const counts = Float64Array.from(table.values, (_, i) => table.positives[i] + table.negatives[i]);
  const positives = Array.from(table.positives).reduce((sum, count) => sum + count, 0);
  return {
    positives, roc_auc: auc, gini: auc === undefined ? undefined : 2 * auc - 1,
    // scikit-learn gives 0 without positives.
    average_precision: or0(averagePrecision(table)?.value),
    log_loss: meanLoss(table, logarithmicLoss)?.mean, brier: meanLoss(table, squaredDistance)?.mean,
    ks_classifier: classSeparation(table)?.distance, ece_10: error?.expected, mce_10: error?.maximum, bins: binsFound(reliabilityBins(table)),
    calibration_curve_uniform: sklearnCurve(table, tenths),
    calibration_curve_quantile: sklearnCurve(table, tenths.map((p) => quantileWeighted(Float64Array.from(table.values), counts, p))),
  };
};

/** The stored lift takes rows of one score in the order they stand in, ours in none: they differ by no more than the bound. */
const liftComplaint = (table: ScoreTable, expected: Fields): string | undefined => {
  const found = topShare(table, 0.1), stored = expected["top_decile_lift"];
  if (!found) return stored === null ? undefined : "no lift";
  if (found.rows !== expected["top_decile_k"]) return `${found.rows} rows`;
  return Math.abs(found.lift - (stored as number)) <= found.bound + 1e-12 ? undefined : `lift ${found.lift} ± ${found.bound} instead of ${JSON.stringify(stored)}`;
};

const tableOf = ({params}: GoldenCase, {probabilities, actual}: Predictions): ScoreTable => {
  const positive = params["positive"] as string;
  return scoresOf(probabilities.get(positive)!, (row) => actual[row] === positive);
};

const meanOf = (values: readonly (number | undefined)[], weights: readonly number[] = values.map(() => 1)): number =>
  values.reduce<number>((sum, value, k) => sum + weights[k] * or0(value), 0) / weights.reduce((sum, weight) => sum + weight, 0);

const clipped = (p: number): number => Math.min(1 - 2 ** -52, Math.max(2 ** -52, p));

/** What is measured of three classes and more; one class against one other needs the rows of these two. */
const classesFound = ({actual, predicted, probabilities}: Predictions): Found => {
  const labels = [...probabilities.keys()], n = actual.length, p = (row: number, k: number) => probabilities.get(labels[k])![row];
  const tables = labels.map((label) => scoresOf(probabilities.get(label)!, (row) => actual[row] === label));
  const support = labels.map((label) => actual.filter((one) => one === label).length);
  const between = (own: string, other: string): number | undefined => {
    const rows = actual.flatMap((label, i) => label === own || label === other ? [i] : []);
    return rocAuc(scoresOf(rows.map((i) => probabilities.get(own)![i]), (k) => actual[rows[k]] === own))?.auc;
  };
  const aucs = tables.map((table) => rocAuc(table)?.auc), precisions = tables.map((table) => averagePrecision(table)?.value);
  const best = actual.map((_, row) => Math.max(...labels.map((__, k) => p(row, k)))), top = scoresOf(best, (row) => actual[row] === predicted[row]);
  const error = calibrationError(reliabilityBins(top));
  const above = (row: number): number => {
    const own = labels.indexOf(actual[row]);
    return labels.filter((_, k) => p(row, k) > p(row, own) || (p(row, k) === p(row, own) && k > own)).length;
  };
  return {
    n,
    log_loss: meanOf(actual.map((label, row) =>
      -Math.log(clipped(p(row, labels.indexOf(label))) / labels.reduce((sum, _, k) => sum + clipped(p(row, k)), 0)))),
    brier_multi: meanOf(actual.map((label, row) => labels.reduce((sum, one, k) => sum + (p(row, k) - Number(one === label)) ** 2, 0))),
    roc_auc_ovr_macro: meanOf(aucs), roc_auc_ovr_weighted: meanOf(aucs, support),
    roc_auc_ovo_macro: meanOf(labels.flatMap((own) => labels.filter((other) => other !== own).map((other) => between(own, other)))),
    average_precision_macro: meanOf(precisions), average_precision_weighted: meanOf(precisions, support),
    average_precision_micro: averagePrecision(scoresOf(labels.flatMap((label) => probabilities.get(label)!),
      (i) => actual[i % n] === labels[Math.floor(i / n)]))?.value,
    ece_top: {ece_10: error?.expected, mce_10: error?.maximum, bins: binsFound(reliabilityBins(top))},
    top2_accuracy: meanOf(actual.map((_, row) => above(row) < 2 ? 1 : 0)),
    per_class: Object.fromEntries(labels.map((label, k) => [label, {
      roc_auc: aucs[k], average_precision: precisions[k], brier: meanLoss(tables[k], squaredDistance)?.mean,
      ece_10: calibrationError(reliabilityBins(tables[k]))?.expected,
    }])),
  };
};

const thresholdFound = (hits: Hits): Found => {
  const {tp, fp, fn, tn} = hits, mcc: ConfusionMeasure = matthews;
  return {
    tn_fp_fn_tp: [tn, fp, fn, tp], precision: or0(ratioOf(precision(hits))), recall: or0(ratioOf(recall(hits))), f1: or0(ratioOf(fBeta(1)(hits))),
    f2: or0(ratioOf(fBeta(2)(hits))), accuracy: ratioOf(hitShare(hits)), mcc: or0(mcc({classes: 2, counts: [tn, fp, fn, tp]})),
  };
};

describeGolden("classification", (tally) => {
  it("measures of confusion matrices agree with scikit-learn, what has no value being its 0", () => {
    tally.meet(named("/labels"), (item) =>
      complaintOf(labelsFound(predictionsOf(item), item.params["labels"] as readonly string[]), item.expected!));
  });

  it("measures of the scores of two classes agree with scikit-learn", () => {
    tally.meet(all().filter(({id, params}) => id.endsWith("/scores") && params["positive"] !== undefined), (item) => {
      const table = tableOf(item, predictionsOf(item));
      return complaintOf(scoresFound(table), item.expected!) ?? liftComplaint(table, item.expected!);
    });
  });

  it("measures of the scores of more classes agree with scikit-learn", () => {
    tally.meet(all().filter(({params}) => params["proba_columns"] !== undefined), (item) =>
      complaintOf(classesFound(predictionsOf(item)), item.expected!));
  });

  it("measures at a threshold agree with scikit-learn", () => {
    tally.meet(named("/threshold_"), (item) =>
      complaintOf(thresholdFound(hitsAt(tableOf(item, predictionsOf(item)), item.params["threshold"] as number)), item.expected!));
  });

  it("curves agree with scikit-learn", () => {
    tally.meet(named("/curves"), (item) => {
      const table = tableOf(item, predictionsOf(item)), roc = rocCurve(table), pr = precisionRecallCurve(table).reverse();
      return complaintOf({
        fpr: roc.map(({x}) => x), tpr: roc.map(({y}) => y), thresholds_without_first: roc.slice(1).map(({threshold}) => threshold),
        pr_precision: [...pr.map(({y}) => y), 1], pr_recall: [...pr.map(({x}) => x), 0], pr_thresholds: pr.map(({threshold}) => threshold),
      }, item.expected!);
    });
  });
});

/** The generator the stored inputs come from: x -> 48271 x mod 2^31 - 1, as a share of 2^31 - 1. */
const sequence = (seed: number, size: number): number[] => {
  let x = seed;
  return Array.from({length: size}, () => (x = 48271 * x % 2147483647) / 2147483647);
};

describeGolden("classification by hand", (tally) => {
  const u = sequence(3, 400), p = sequence(4, 400), table = scoresOf(p, (row) => u[row] < p[row] ** 1.5);

  it("agrees with the hand-picked values", () => {
    const stored = algorithms()["classification"] as Fields, hits = hitsAt(table, 0.5), auc = rocAuc(table)!;
    const confusion = {classes: 2, counts: [hits.tn, hits.fp, hits.fn, hits.tp]}, half = 1.959963984540054 * Math.sqrt(auc.variance!);
    const found: Readonly<Record<string, Json | undefined>> = {
      n_pos: hits.tp + hits.fn, cm_tp_fp_fn_tn: [hits.tp, hits.fp, hits.fn, hits.tn], auc: auc.auc, delong_var: auc.variance,
      delong_ci95_wald: [auc.auc - half, auc.auc + half], delong_ci95_logit: scaledInterval(auc.auc, Math.sqrt(auc.variance!), {scale: "logit"}),
      average_precision: averagePrecision(table)?.value, brier: meanLoss(table, squaredDistance)?.mean,
      log_loss: meanLoss(table, logarithmicLoss)?.mean, f1: ratioOf(fBeta(1)(hits)), mcc: matthews(confusion), kappa: kappa(confusion),
      balanced_acc: balancedAccuracy(confusion), ece_10_equal_width: calibrationError(reliabilityBins(table))?.expected,
      ece_10_equal_mass: calibrationError(reliabilityBins(table, {binning: "equal-mass"}))?.expected,
      spiegelhalter_z: spiegelhalter(table)?.z, calibration_in_the_large_z: largeTest(table)?.z,
    };
    tally.pairs(Object.entries(found).map(([id, value]) => ({id, complaint: complaintOf({[id]: value}, {[id]: stored[id]})})));
  });

  it("finds the calibration's maximum more exactly than the stored fit, at which the likelihood still rises", () => {
    const [intercept, slope] = (algorithms()["classification"] as Fields)["calibration_intercept_slope"] as readonly number[];
    const found = logisticCalibration(table)!;
    const gradient = (a: number, b: number): number => {
      let [g0, g1] = [0, 0];
      p.forEach((chance, row) => {
        const x = Math.log(chance / (1 - chance)), rest = Number(u[row] < chance ** 1.5) - 1 / (1 + Math.exp(-a - b * x));
        g0 += rest;
        g1 += rest * x;
      });
      return Math.hypot(g0, g1);
    };
    expect(gradient(found.intercept, found.slope)).toBeLessThan(1e-11);
    expect(gradient(intercept, slope)).toBeGreaterThan(1e-5);
    tally.pairs([
      {id: "calibration intercept", complaint: differs(found.intercept, intercept, 1e-6)},
      {id: "calibration slope", complaint: differs(found.slope, slope, 1e-6)},
    ]);
  });

  it("parts of Brier's score add up to it", () => {
    const brier = meanLoss(table, squaredDistance)!.mean, parts = brierParts(brier, reliabilityBins(table))!;
    expect(parts.reliability - parts.resolution + parts.uncertainty + parts.within).toBeCloseTo(brier, 14);
  });
});
