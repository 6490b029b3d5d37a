import {errorPair, type ErrorSide} from "../../comparison/error-pair.ts";
import {namedSums} from "../../comparison/error-sums.ts";
import {type Unknown, unknown} from "../../comparison/unknown.ts";
import {changeOf, type Estimate} from "../change.ts";
import {positiveMean} from "../error-estimate.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const meanSquaredLogarithmicError = defineMeasure({
  id: "mean-squared-logarithmic-error", family: "performance",
  title: "Mean squared logarithmic error",
  about: "The mean of the squared differences between ln(1 + predicted) and ln(1 + true): it counts by which factor predictions are off, " +
    "so being 10 off at 20 weighs as much as 100 at 200. Values of -1 and below have no logarithm; their rows are left out and counted.",
  source: "sklearn.metrics.mean_squared_log_error; interval as of a multiple of χ² with the variance that was seen (Box 1953)",
  over: errorPair, options: {}, unit: "", range: [0, Infinity], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.2, fail: 0.5},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "4 for 3", given: twoPredictions(null, [[3, 4]]), gives: {value: Math.log(5 / 4) ** 2}},
    {why: "4, 5 and 6 for 5", given: twoPredictions([[1, 2], [2, 2]], [[5, 4], [5, 5], [5, 6]]), gives: {value: 0.01900119405432571}},
    {why: "a row with a value of -1 is left out", given: twoPredictions([[1, 2], [2, 2]], [[-1, 4], [3, 4]]),
      gives: {value: Math.log(5 / 4) ** 2}},
    {why: "no value has a logarithm", given: twoPredictions(null, [[-1, 4], [3, -4]]), gives: {unknown: "not-computable"}},
  ],
  score: (pair) => changeOf(pair, logarithmic),
  says: (_, score) => `the mean squared logarithmic error ${besideReference(score, {as: "ratio"})}`,
});

function logarithmic(side: ErrorSide): Estimate | Unknown {
  const {n, logarithmicRows} = namedSums(side.sums), left = n - logarithmicRows;
  if (logarithmicRows === 0) return unknown("not-computable", "every row holds a value of -1 or below, which has no logarithm");
  const found = positiveMean(side,
    (sums) => ({rows: sums.logarithmicRows, sum: sums.logarithmic, squares: sums.logarithmicSquared}), (mean) => mean);
  if ("unknown" in found || left === 0) return found;
  return {...found, detail: `left out ${left} ${left === 1 ? "row" : "rows"} with a value of -1 or below`};
}
