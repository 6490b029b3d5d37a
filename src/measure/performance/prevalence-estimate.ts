import {unlabelledScores} from "../../comparison/unlabelled-scores.ts";
import type {HitMeasure} from "../../stats/confusion.ts";
import {hitSeries} from "../../stats/expected-series.ts";
import {arrivedRatio} from "../arrived.ts";
import {tenPercent, unlabelledRows, withoutLabels} from "../example-unlabelled.ts";
import {besideExpected, expectedOptions, expectedScore} from "../expected-estimate.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

/** Rows of the class among all rows; where the estimate of prevalence comes to rest, it is also the mean of the moved chances. */
const share: HitMeasure = ({tp, fp, fn, tn}) => ({part: tp + fn, whole: tp + fp + fn + tn});

export const prevalenceEstimate = defineMeasure({
  id: "prevalence-estimate", family: "performance", estimated: true,
  title: "Estimated prevalence",
  about: "Before labels come: which share of the rows is of the class, by how their scores mix what the two classes looked like in the " +
    "reference. Rows that look like neither, or predictions that speak for another share, leave no answer. An estimate, not a measurement.",
  source: "Saerens, Latinne and Decaestecker 2002, held against Lipton, Wang and Smola 2018",
  over: unlabelledScores, options: expectedOptions,
  unit: "share", range: [0, 1], worse: "either", judges: "change", evidence: "interval", needs: "profile", chart: "interval",
  beside: besideExpected,
  inCells: "scores are known by cell of the plan",
  examples: [
    {why: "three times as frequent as in the reference", given: withoutLabels(tenPercent, unlabelledRows(9000, 0.3)), gives: {value: 0.3, within: 1e-6}},
    {why: "scores and predictions speak for different prevalences, and it matters",
      given: withoutLabels(tenPercent, [{score: 0.05, predicted: false, open: 500}, {score: 0.6, predicted: true, open: 4000}]),
      gives: {unknown: "assumption-failed"}},
  ],
  score: (shape, options) => expectedScore(shape, options, {
    of: hitSeries(share), together: "mean", measured: arrivedRatio(share), nothing: "there are no rows",
  }),
  says: (_, score) => `the share of the class ${besideReference(score)}`,
});
