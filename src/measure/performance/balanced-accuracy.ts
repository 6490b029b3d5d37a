import {confusionPair} from "../../comparison/confusion-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {balancedAccuracy as meanRecall, hitsByClass, recall} from "../../stats/confusion.ts";
import {meanInterval} from "../../stats/confusion-interval.ts";
import {matrixOptions} from "../class-options.ts";
import {matrixScore} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const balancedAccuracy = defineMeasure({
  id: "balanced-accuracy", family: "performance",
  title: "Balanced accuracy",
  about: "The mean over classes of the share of their rows that were found, so that rare classes count as much as frequent ones. " +
    "Classes without a labelled row are left out.",
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
  score: (pair) => matrixScore(pair, meanRecall, {
    scale: "logit", everyClass: pair.positive !== null, none: unknown("no-labels"),
    own: (table) => meanInterval(hitsByClass(table).map(recall).filter(({whole}) => whole > 0)),
  }),
});
