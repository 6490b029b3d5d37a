import {unlabelledScores} from "../../comparison/unlabelled-scores.ts";
import {rocAuc} from "../../stats/roc-auc.ts";
import {rocAucSeries} from "../../stats/expected-series.ts";
import {arrivedTable} from "../arrived.ts";
import {tenPercent, unlabelledRows, withoutLabels} from "../example-unlabelled.ts";
import {besideExpected, expectedOptions, expectedScore} from "../expected-estimate.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const expectedRocAuc = defineMeasure({
  id: "expected-roc-auc", family: "performance", estimated: true,
  title: "Expected ROC AUC",
  about: "Before labels come: how often a row of the class is scored above one that is not. The number measured in the reference, " +
    "moved as far as the scores of now let it be foreseen to have moved; where they contradict what this takes for granted there is no " +
    "answer. An estimate, not a measurement.",
  source: "CBPE on calibrated scores (Kivimaki and others 2024), prevalence by Saerens, Latinne and Decaestecker 2002, held against Lipton and others 2018",
  over: unlabelledScores, options: expectedOptions, unit: "", range: [0, 1], worse: "lower", judges: "change",
  limits: {warn: -0.02, fail: -0.05}, evidence: "interval", needs: "profile", chart: "interval",
  beside: besideExpected,
  inCells: "rows of one cell count as scored alike",
  examples: [
    {why: "nothing but the prevalence has moved, which ranks no row anew",
      given: withoutLabels(tenPercent, unlabelledRows(9000, 0.3)), gives: {value: 0.8805555555555555, within: 1e-3}},
    {why: "scores and predictions speak for different prevalences, and it matters",
      given: withoutLabels(tenPercent, [{score: 0.05, predicted: false, open: 500}, {score: 0.6, predicted: true, open: 4000}]),
      gives: {unknown: "assumption-failed"}},
  ],
  score: (shape, options) => expectedScore(shape, options, {
    of: rocAucSeries, together: "mean", measured: (one) => rocAuc(arrivedTable(one))?.auc, nothing: "one of the two classes is not to be expected",
    fewest: 25,
  }),
  says: (_, score) => `the ROC AUC to expect ${besideReference(score)}`,
});
