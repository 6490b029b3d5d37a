import {unlabelledScores} from "../../comparison/unlabelled-scores.ts";
import {precision} from "../../stats/confusion.ts";
import {hitSeries} from "../../stats/expected-series.ts";
import {arrivedRatio} from "../arrived.ts";
import {tenPercent, unlabelledRows, withoutLabels} from "../example-unlabelled.ts";
import {besideExpected, expectedOptions, expectedScore} from "../expected-estimate.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const expectedPrecision = defineMeasure({
  id: "expected-precision", family: "performance", estimated: true,
  title: "Expected precision",
  about: "Before labels come: of the rows said to be of the class, which share are (positive predictive value). Chances are learnt " +
    "from the reference's scores and labels, moved to the prevalence of now, and added up over the rows; where the scores contradict " +
    "what this takes for granted there is no answer. An estimate, not a measurement.",
  source: "CBPE on calibrated scores (Kivimaki and others 2024), prevalence by Saerens, Latinne and Decaestecker 2002, held against Lipton and others 2018",
  over: unlabelledScores, options: expectedOptions, unit: "share", range: [0, 1], worse: "lower", judges: "change",
  limits: {warn: -0.02, fail: -0.05}, evidence: "interval", needs: "profile", chart: "interval",
  beside: besideExpected,
  inCells: "scores are known by cell of the plan; nothing that the class or the prediction says is lost",
  examples: [
    {why: "the class has become three times as frequent, and looks as before",
      given: withoutLabels(tenPercent, unlabelledRows(9000, 0.3)), gives: {value: 0.18 / (0.18 + 0.7 * 400 / 9000), within: 1e-6}},
    {why: "scores and predictions speak for different prevalences, and it matters",
      given: withoutLabels(tenPercent, [{score: 0.05, predicted: false, open: 500}, {score: 0.6, predicted: true, open: 4000}]),
      gives: {unknown: "assumption-failed"}},
  ],
  score: (shape, options) => expectedScore(shape, options, {
    of: hitSeries(precision), together: "mean", measured: arrivedRatio(precision), nothing: "no row was said to be of the class",
  }),
  says: (_, score) => `the precision to expect ${besideReference(score, {unit: "share"})}`,
});
