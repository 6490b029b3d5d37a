import {unlabelledScores} from "../../comparison/unlabelled-scores.ts";
import {averagePrecision} from "../../stats/average-precision.ts";
import {averagePrecisionSeries} from "../../stats/expected-series.ts";
import {arrivedTable} from "../arrived.ts";
import {tenPercent, unlabelledRows, withoutLabels} from "../example-unlabelled.ts";
import {besideExpected, expectedOptions, expectedScore} from "../expected-estimate.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const expectedAveragePrecision = defineMeasure({
  id: "expected-average-precision", family: "performance", estimated: true,
  title: "Expected average precision",
  about: "Before labels come: how well rows of the class stand first when rows are taken from the highest score down. The number measured in the reference, " +
    "moved as far as the scores of now let it be foreseen to have moved; where they contradict what this takes for granted there is no " +
    "answer. An estimate, not a measurement.",
  source: "CBPE on calibrated scores (Kivimaki and others 2024), prevalence by Saerens, Latinne and Decaestecker 2002, held against Lipton and others 2018",
  over: unlabelledScores, options: expectedOptions, unit: "", range: [0, 1], worse: "lower", judges: "change",
  limits: {warn: -0.02, fail: -0.05}, evidence: "interval", needs: "profile", chart: "interval",
  beside: besideExpected,
  inCells: "rows of one cell count as scored alike",
  examples: [
    {why: "nothing has moved",
      given: withoutLabels(tenPercent, unlabelledRows(9000, 0.1)), gives: {value: 0.5494444444444444, within: 1e-3}},
    {why: "scores and predictions speak for different prevalences, and it matters",
      given: withoutLabels(tenPercent, [{score: 0.05, predicted: false, open: 500}, {score: 0.6, predicted: true, open: 4000}]),
      gives: {unknown: "assumption-failed"}},
  ],
  score: (shape, options) => expectedScore(shape, options, {
    of: averagePrecisionSeries, together: "mean", measured: (one) => averagePrecision(arrivedTable(one))?.value, nothing: "no row is expected to be of the class",
  }),
  says: (_, score) => `the average precision to expect ${besideReference(score)}`,
});
