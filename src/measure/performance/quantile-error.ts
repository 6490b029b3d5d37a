import {errorPair} from "../../comparison/error-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import type {NamedSums} from "../../comparison/error-sums.ts";
import type {MeanSums} from "../../stats/log-error.ts";
import {changeOf} from "../change.ts";
import {positiveMean} from "../error-estimate.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const quantileError = defineMeasure({
  id: "quantile-error", family: "performance",
  title: "Quantile error",
  about: "The error of a model that predicts a quantile: predicting too low costs alpha a unit, too high 1 - alpha. At .5 it is half " +
    "the mean absolute error; at .9 being too low costs nine times as much. The limits are held against its change.",
  source: "Koenker & Bassett 1978, Econometrica 46:33; sklearn.metrics.mean_pinball_loss",
  over: errorPair,
  options: {alpha: {default: 0.5, about: "Which quantile the model predicts, between 0 and 1: .9 for the value that 10 % exceed."}},
  unit: "", range: [0, Infinity], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "1 too high at .9", given: twoPredictions(null, [[3, 4]]), options: {alpha: 0.9}, gives: {value: 0.1}},
    {why: "1 and 0 too high, 2 too low at .9", given: twoPredictions([[1, 2], [2, 2]], [[0, 1], [0, 0], [10, 8], [5, 5]]),
      options: {alpha: 0.9}, gives: {value: 0.475}},
    {why: "half the mean absolute error at .5", given: twoPredictions(null, [[1, 4], [2, 3], [3, 2], [4, 1]]), gives: {value: 1}},
    {why: "a quantile is between 0 and 1", given: twoPredictions(null, [[3, 4]]), options: {alpha: 90}, gives: {unknown: "not-computable"}},
  ],
  score(pair, {alpha}) {
    if (!(alpha > 0 && alpha < 1)) return unknown("not-computable", `alpha is ${alpha}; a quantile is between 0 and 1`);
    return changeOf(pair, (side) => positiveMean(side, (sums) => pinball(sums, alpha), (mean) => mean * pair.task.scale));
  },
  says: ({task}, score) => `the quantile error ${besideReference(score, {unit: task.error.schema.unit, as: "ratio"})}`,
});

function pinball({n, absolute, ee, over, overSquared}: NamedSums, alpha: number): MeanSums {
  const under = absolute - over, underSquared = ee - overSquared;
  return {rows: n, sum: alpha * under + (1 - alpha) * over, squares: alpha ** 2 * underSquared + (1 - alpha) ** 2 * overSquared};
}
