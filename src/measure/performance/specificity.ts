import {confusionPair} from "../../comparison/confusion-pair.ts";
import {specificity as share} from "../../stats/confusion.ts";
import {neededPositives} from "../../stats/needed-positives.ts";
import {averagedOptions} from "../class-options.ts";
import {classScore, itself} from "../confusion-estimate.ts";
import {confusions} from "../example-classes.ts";
import {defineMeasure} from "../measure.ts";

export const specificity = defineMeasure({
  id: "specificity", family: "performance",
  title: "Specificity",
  about: "Of the rows that are not of the class, the share that was not said to be: the rest are false alarms.",
  source: "interval by Wilson 1927",
  over: confusionPair,
  options: averagedOptions,
  unit: "share", range: [0, 1], worse: "lower", judges: "change", limits: {warn: -0.02, fail: -0.05}, counts: "negatives",
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "one of six", given: confusions(null, [[1, 5], [2, 4]]), gives: {value: 0.16666666666666666}},
    {why: "of a third class, all four others", given: confusions(null, [[0, 1, 1], [0, 2, 0], [0, 0, 2]]), options: {class: "no"}, gives: {value: 1}},
    {why: "all rows are of the class", given: confusions(null, [[0, 0], [3, 4]]), gives: {unknown: "too-few-positives"}},
  ],
  score: (pair, options) => classScore(pair, options, {
    measure: share, share: itself(share), nothing: (label) => `all labelled rows are ${label}`,
  }),
  needed: (from, to) => neededPositives(from, to),
});
