import {confusionPair} from "../../comparison/confusion-pair.ts";
import {fBeta, jaccard} from "../../stats/confusion.ts";
import {averagedOptions} from "../class-options.ts";
import {classScore} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const f1 = defineMeasure({
  id: "f1", family: "performance",
  title: "F1",
  about: "The harmonic mean of precision and recall of the class: high only when most of it is found and most alarms are right. " +
    "A mean over classes is of those that have rows in both tables (or in neither).",
  source: "sklearn.metrics.f1_score, fbeta_score; F1 is 2 J / (1 + J) of Jaccard's index J, whose interval is Wilson's",
  over: confusionPair,
  options: {
    ...averagedOptions,
    beta: {default: 1 as number, about: "How many times as much recall weighs as precision; 1: alike. For others the interval is by the delta method."},
  },
  unit: "share", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "precision 4/9 and recall 4/6", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: 0.5333333333333333}},
    {why: "139 found, 70 false alarms, 11 missed", given: confusions(null, [[180, 70], [11, 139]]), gives: {value: 0.7743732590529248}},
    {why: "the mean over three classes", given: confusions(null, [[0, 1, 1], [0, 2, 0], [0, 0, 2]]), gives: {value: 0.5333333333333333}},
    {why: "recall weighs twice as much", given: confusions(null, [[0, 4], [0, 3]]), options: {beta: 2}, gives: {value: 0.7894736842105262}},
    {why: "no row is of the class", given: confusions(null, [[7, 2], [0, 0]]), gives: {unknown: "too-few-positives"}},
    {why: "a class that the window lacks is left out of both tables", given: confusions([[4, 1, 0], [1, 4, 0], [0, 0, 5]], [[4, 1, 0], [1, 4, 0], [0, 0, 0]]),
      options: {average: "macro"}, gives: {value: 0.8}},
  ],
  score: (pair, {beta, ...options}) => classScore(pair, options, {
    measure: fBeta(beta), rowsOf: ({tp, fn}) => tp + fn, nothing: (label) => `no labelled row is ${label}`,
    ...(beta === 1 && {share: {of: jaccard, turn: (end: number) => 2 * end / (1 + end)}}),
  }),
});
