import {errorPair} from "../../comparison/error-pair.ts";
import {changeOf} from "../change.ts";
import {positiveMean} from "../error-estimate.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const symmetricMape = defineMeasure({
  id: "symmetric-mape", family: "performance",
  title: "Symmetric percentage error",
  about: "How large errors are beside the mean of true and predicted value, on average: 0 when all are right, 2 when every one has the " +
    "wrong sign or misses a 0. Rows where both are 0 count as right. The limits are held against its change.",
  source: "Makridakis 1993, International Journal of Forecasting 9:527, with absolute values in the denominator",
  over: errorPair, options: {}, unit: "share", range: [0, 2], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "2/3, 0 and 1/2", given: twoPredictions([[1, 2], [2, 2]], [[-2, -1], [-1, -1], [3, 5]]), gives: {value: (2 / 3 + 0.5) / 3}},
    {why: "a missed 0 is as wrong as can be, both 0 is right", given: twoPredictions(null, [[0, 1], [0, 0]]), gives: {value: 1}},
    {why: "no row has both values", given: twoPredictions([[1, 1], [2, 3]], [[NaN, 1]]), gives: {unknown: "no-values"}},
  ],
  score: (pair) => changeOf(pair, (side) => positiveMean(side,
    ({n, symmetric, symmetricSquared}) => ({rows: n, sum: symmetric, squares: symmetricSquared}), (mean) => Math.min(2, mean))),
  says: (_, score) => `errors beside true and predicted value: the mean share ${besideReference(score, {as: "ratio"})}`,
});
