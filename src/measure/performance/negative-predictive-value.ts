import {confusionPair} from "../../comparison/confusion-pair.ts";
import {negativePredictiveValue as share} from "../../stats/confusion.ts";
import {neededPositives} from "../../stats/needed-positives.ts";
import {averagedOptions} from "../class-options.ts";
import {classScore, itself} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const negativePredictiveValue = defineMeasure({
  id: "negative-predictive-value", family: "performance", givenPrediction: true,
  title: "Negative predictive value",
  about: "Of the rows not said to be of the class, the share that are not: how far an all-clear can be believed.",
  source: "interval by Wilson 1927",
  over: confusionPair,
  options: averagedOptions,
  unit: "share", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05}, counts: "predicted negatives",
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "one of three", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: 0.3333333333333333}},
    {why: "four all-clears, all of them right", given: confusions(null, [[4, 1], [0, 2]]), gives: {value: 1}},
    {why: "everything was said to be of the class", given: confusions(null, [[0, 3], [0, 4]]), gives: {unknown: "too-few-positives"}},
  ],
  score: (pair, options) => classScore(pair, options, {
    measure: share, share: itself(share), nothing: (label) => `all labelled rows were said to be ${label}`,
  }),
  needed: (from, to) => neededPositives(from, to),
});
