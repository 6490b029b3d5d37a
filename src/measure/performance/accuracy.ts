import {confusionPair} from "../../comparison/confusion-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {accuracy as share, marginsOf} from "../../stats/confusion.ts";
import {neededPositives} from "../../stats/needed-positives.ts";
import {matrixOptions} from "../class-options.ts";
import {matrixScore} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const accuracy = defineMeasure({
  id: "accuracy", family: "performance",
  title: "Accuracy",
  about: "The share of labelled rows whose class was told rightly. Where one class is rare it is high for a model that never finds it.",
  source: "sklearn.metrics.accuracy_score; interval by Wilson 1927",
  over: confusionPair,
  options: matrixOptions,
  unit: "share", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "five of twelve are right", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: 0.4166666666666667}},
    {why: "four of six of three classes", given: confusions(null, [[0, 1, 1], [0, 2, 0], [0, 0, 2]]), gives: {value: 0.6666666666666666}},
    {why: "no labelled row", given: confusions(null, [[0, 0], [0, 0]]), gives: {unknown: "no-labels"}},
  ],
  score: (pair) => matrixScore(pair, share, {
    scale: "logit", share: (table) => { const {right, n} = marginsOf(table); return {part: right, whole: n}; }, none: unknown("no-labels"),
  }),
  needed: (from, to) => neededPositives(from, to),
});
