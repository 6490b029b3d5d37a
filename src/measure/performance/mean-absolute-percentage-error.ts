import {errorPair, type ErrorSide} from "../../comparison/error-pair.ts";
import {namedSums} from "../../comparison/error-sums.ts";
import {type Unknown, unknown} from "../../comparison/unknown.ts";
import {changeOf, type Estimate} from "../change.ts";
import {positiveMean} from "../error-estimate.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const meanAbsolutePercentageError = defineMeasure({
  id: "mean-absolute-percentage-error", family: "performance",
  title: "Mean absolute percentage error",
  about: "How large errors are beside what they are errors of, on average: .1 when predictions are off by a tenth of the true value. " +
    "Rows whose true value is 0 have no such share; they are left out and counted. The limits are held against its change.",
  source: "Hyndman & Koehler 2006, International Journal of Forecasting 22:679; with zeros: epsilon as " +
    "sklearn.metrics.mean_absolute_percentage_error",
  over: errorPair,
  options: {
    zeros: {
      default: "leave-out" as "leave-out" | "epsilon", choices: ["leave-out", "epsilon"],
      about: "What is done with rows whose true value is 0: left out, or divided by 2.2e-16 as scikit-learn does (without an interval).",
    },
  },
  unit: "share", range: [0, Infinity], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "shares of 1/2, 0 and 2/3, whatever the sign", given: twoPredictions(null, [[-2, -1], [-1, -1], [3, 5]]),
      gives: {value: 7 / 18}},
    {why: "two rows whose truth is 0 are left out", given: twoPredictions([[1, 1], [2, 3]], [[0, 1], [0, 0], [10, 8], [5, 5]]),
      gives: {value: 0.1}},
    {why: "as scikit-learn has it", given: twoPredictions(null, [[0, 1], [0, 0], [10, 8], [5, 5]]), options: {zeros: "epsilon"},
      gives: {value: 1125899906842624, within: 1}},
    {why: "the truth is always 0", given: twoPredictions(null, [[0, 1], [0, 0]]), gives: {unknown: "not-computable"}},
  ],
  score: (pair, {zeros}) => changeOf(pair, (side) => zeros === "epsilon" ? withEpsilon(side, pair.task.scale) : withoutZeros(side)),
  says: (_, score) => `errors beside the true value: the mean share ${besideReference(score, {as: "ratio"})}`,
});

function withoutZeros(side: ErrorSide): Estimate | Unknown {
  const {n, zeros} = namedSums(side.sums);
  if (zeros === n) return unknown("not-computable", "the true value is always 0, so errors are no share of it");
  const found = positiveMean(side,
    (sums) => ({rows: sums.n - sums.zeros, sum: sums.percentage, squares: sums.percentageSquared}), (mean) => mean);
  if ("unknown" in found || zeros === 0) return found;
  return {...found, detail: `left out ${zeros} ${zeros === 1 ? "row" : "rows"} whose true value is 0`};
}

function withEpsilon({sums}: ErrorSide, scale: number): Estimate | Unknown {
  const {n, percentage, absoluteAtZero} = namedSums(sums), value = (percentage + absoluteAtZero * scale / Number.EPSILON) / n;
  return Number.isFinite(value) ? {value, n, method: "epsilon"} : unknown("not-computable", "the errors are too large to be summed");
}
