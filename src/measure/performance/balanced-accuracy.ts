import {confusionPair} from "../../comparison/confusion-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {balancedAccuracy as meanRecall, recalls} from "../../stats/confusion.ts";
import {meanInterval} from "../../stats/confusion-interval.ts";
import {matrixOptions} from "../class-options.ts";
import {commonClasses} from "../common-classes.ts";
import {matrixScore, withDetail} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const balancedAccuracy = defineMeasure({
  id: "balanced-accuracy", family: "performance",
  title: "Balanced accuracy",
  about: "The mean over classes of the share of their rows that were found, so that rare classes count as much as frequent ones. " +
    "Classes without a labelled row in either table are left out.",
  source: "sklearn.metrics.balanced_accuracy_score; interval from Wilson's of each class (MOVER, Zou and Donner 2008)",
  over: confusionPair,
  options: matrixOptions,
  unit: "share", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "one of six and four of six", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: 0.41666666666666663}},
    {why: "one class is never predicted", given: confusions(null, [[0, 1, 1], [0, 2, 0], [0, 0, 2]]), gives: {value: 0.6666666666666666}},
    {why: "no labelled row", given: confusions(null, [[0, 0], [0, 0]]), gives: {unknown: "no-labels"}},
  ],
  score(pair) {
    const {has, rowsIn, detail} = commonClasses(pair, ({tp, fn}) => tp + fn);
    return withDetail(matrixScore(pair, (table) => meanRecall(table, has), {
      scale: "logit", classRows: rowsIn,
      none: detail === undefined ? unknown("no-labels") : unknown("too-few-positives", detail), own: (table) => meanInterval(recalls(table, has)),
    }), detail);
  },
});
