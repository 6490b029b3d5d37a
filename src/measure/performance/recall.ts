import {confusionPair} from "../../comparison/confusion-pair.ts";
import {recall as share} from "../../stats/confusion.ts";
import {neededPositives} from "../../stats/needed-positives.ts";
import {averagedOptions} from "../class-options.ts";
import {classScore, itself} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const recall = defineMeasure({
  id: "recall", family: "performance",
  title: "Recall",
  about: "Of the rows of the class, the share that was found (sensitivity): what the model misses is the rest.",
  source: "sklearn.metrics.recall_score; interval by Wilson 1927",
  over: confusionPair,
  options: averagedOptions,
  unit: "share", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05}, counts: "positives",
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "four of six", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: 0.6666666666666666}},
    {why: "the class named", given: confusions(null, [[1, 5], [2, 4]]), options: {class: "no"}, gives: {value: 0.16666666666666666}},
    {why: "no row of the class", given: confusions(null, [[7, 1], [0, 0]]), gives: {unknown: "too-few-positives"}},
  ],
  score: (pair, options) => classScore(pair, options, {
    measure: share, share: itself(share), independent: true, nothing: (label) => `no labelled row is ${label}`,
  }),
  needed: (from, to) => neededPositives(from, to),
});
