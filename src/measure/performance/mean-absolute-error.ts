import {errorPair} from "../../comparison/error-pair.ts";
import {changeOf} from "../change.ts";
import {positiveMean} from "../error-estimate.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const meanAbsoluteError = defineMeasure({
  id: "mean-absolute-error", family: "performance",
  title: "Mean absolute error",
  about: "How far predictions are from what came true, on average, in the unit of the target. The limits are held against its " +
    "change: .1 means errors a tenth larger than in the reference.",
  source: "sklearn.metrics.mean_absolute_error; interval as of a multiple of χ² with the variance that was seen (Satterthwaite 1946)",
  over: errorPair, options: {}, unit: "", range: [0, Infinity], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "off by 1, 0 and 2", given: twoPredictions([[1, 1], [2, 3]], [[-2, -1], [-1, -1], [3, 5]]), gives: {value: 1}},
    {why: "off by 3, 1, 1 and 3", given: twoPredictions(null, [[1, 4], [2, 3], [3, 2], [4, 1]]), gives: {value: 2}},
    {why: "one row has a value, and no interval", given: twoPredictions(null, [[3, 4]]), gives: {value: 1}},
    {why: "errors beyond what numbers can hold", given: twoPredictions([[1, 1], [2, 3]], [[1e308, -7e307]]), gives: {unknown: "not-computable"}},
  ],
  score: (pair) => changeOf(pair, (side) =>
    positiveMean(side, ({n, absolute, ee}) => ({rows: n, sum: absolute, squares: ee}), (mean) => mean * pair.task.scale)),
  says: ({task}, score) => `the mean absolute error ${besideReference(score, {unit: task.error.schema.unit, as: "ratio"})}`,
});
