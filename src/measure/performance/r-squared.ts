import {errorPair} from "../../comparison/error-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {changeOf} from "../change.ts";
import {twoPredictions} from "../example-errors.ts";
import {explained, forceFinite} from "../explained-estimate.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const rSquared = defineMeasure({
  id: "r-squared", family: "performance",
  title: "R² (coefficient of determination)",
  about: "Which share of the differences between rows the model foresees: 1 when it is always right, 0 when it is no better than always " +
    "saying the mean, below 0 when it is worse. The limits are held against its change from the reference.",
  source: "sklearn.metrics.r2_score; interval by the delta method on ln(1 - R²), from the joint moments of truth and error",
  over: errorPair, options: {forceFinite}, unit: "", range: [-Infinity, 1], worse: "lower", judges: "change", limits: {warn: -0.05, fail: -0.15},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "1 - 5 / 14", given: twoPredictions([[1, 1], [2, 3]], [[-2, -1], [-1, -1], [3, 5]]), gives: {value: 0.6428571428571428}},
    {why: "worse than the mean", given: twoPredictions(null, [[1, 4], [2, 3], [3, 2], [4, 1]]), gives: {value: -3}},
    {why: "the truth never varies", given: twoPredictions(null, [[5, 4], [5, 5], [5, 6]]), gives: {unknown: "constant"}},
    {why: "and what scikit-learn says of it", given: twoPredictions([[4, 5], [6, 6]], [[5, 5], [5, 5]]), options: {forceFinite: true},
      gives: {value: 1}},
    {why: "one row has no variance", given: twoPredictions(null, [[3, 4]]), gives: {unknown: "too-few-rows"}},
  ],
  score: (pair, options) => changeOf(pair, (side) =>
    side.n < 2 ? unknown("too-few-rows", "a single row has no variance to explain") : explained(side, "zero", options.forceFinite)),
  says: (_, score) => `R² ${besideReference(score)}`,
});
