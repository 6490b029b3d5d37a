import {errorPair, type ErrorPair, type ErrorSide} from "../../comparison/error-pair.ts";
import {errorSizes} from "../../comparison/error-sizes.ts";
import {interpolatedQuantileInterval} from "../../stats/quantile-interval.ts";
import {quantileWeighted} from "../../stats/quantile.ts";
import {changeOf, type Estimate} from "../change.ts";
import {designEffect, methodOf} from "../error-estimate.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const medianAbsoluteError = defineMeasure({
  id: "median-absolute-error", family: "performance",
  title: "Median absolute error",
  about: "Half of all predictions are closer to the truth than this, in the unit of the target. A few wild errors do not move it, " +
    "unlike the mean. The limits are held against its change: .1 means a tenth larger than in the reference.",
  source: "sklearn.metrics.median_absolute_error; interval between order statistics (Nyblom 1992), with clusters on as many rows as their effect on the " +
    "mean absolute error leaves (Kish 1965)",
  over: errorPair, options: {}, unit: "", range: [0, Infinity], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile",
  inCells: "errors stand at the mean of their cell; the bound says how far the median can be off",
  chart: "interval",
  examples: [
    {why: "of 0, 1 and 2 the middle one", given: twoPredictions([[1, 1], [2, 3]], [[-2, -1], [-1, -1], [3, 5]]), gives: {value: 1}},
    {why: "of 0, 0, 1 and 2 between the middle ones", given: twoPredictions(null, [[0, 1], [0, 0], [10, 8], [5, 5]]), gives: {value: 0.5}},
    {why: "one row has a value, and no interval", given: twoPredictions(null, [[3, 4]]), gives: {value: 1}},
  ],
  score: (pair) => changeOf(pair, (side) => middle(side, pair.task)),
  says: ({task}, score) => `the median absolute error ${besideReference(score, {unit: task.error.schema.unit, as: "ratio"})}`,
});

function middle(side: ErrorSide, {error}: ErrorPair["task"]): Estimate {
  const {likely, least, most, exact} = errorSizes(side, error), {n} = side;
  const [value, low, high] = [likely, least, most].map(({values, counts}) => quantileWeighted(values, counts, 0.5));
  const share = 1 / designEffect(side), fewer = (counts: Float64Array): Float64Array => share === 1 ? counts : counts.map((count) => count * share);
  const from = interpolatedQuantileInterval(least.values, fewer(least.counts), {p: 0.5})[0];
  const to = interpolatedQuantileInterval(most.values, fewer(most.counts), {p: 0.5})[1];
  return {
    value, n, ...(Number.isFinite(to - from) && {interval: [from, to], method: methodOf(side)}),
    ...(!exact && {bound: Math.max(value - low, high - value)}),
  };
}
