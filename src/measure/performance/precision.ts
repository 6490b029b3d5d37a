import {confusionPair} from "../../comparison/confusion-pair.ts";
import {precision as share} from "../../stats/confusion.ts";
import {neededPositives} from "../../stats/needed-positives.ts";
import {averagedOptions} from "../class-options.ts";
import {classScore, itself} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const precision = defineMeasure({
  id: "precision", family: "performance", givenPrediction: true,
  title: "Precision",
  about: "Of the rows said to be of the class, the share that are (positive predictive value): how far an alarm can be believed. It falls when " +
    "the class becomes rarer, without the model being any worse.",
  source: "sklearn.metrics.precision_score; interval by Wilson 1927",
  over: confusionPair,
  options: averagedOptions,
  unit: "share", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05}, counts: "predicted positives",
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "four of nine", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: 0.4444444444444444}},
    {why: "the mean over three classes, one never predicted", given: confusions(null, [[0, 1, 1], [0, 2, 0], [0, 0, 2]]),
      gives: {value: 0.4444444444444444}},
    {why: "nothing was said to be of the class", given: confusions(null, [[7, 0], [3, 0]]), gives: {unknown: "too-few-positives"}},
  ],
  score: (pair, options) => classScore(pair, options, {
    measure: share, share: itself(share), independent: true, nothing: (label) => `no labelled row was said to be ${label}`,
  }),
  needed: (from, to) => neededPositives(from, to),
});
