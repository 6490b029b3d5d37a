import {errorPair, type ErrorSide} from "../../comparison/error-pair.ts";
import {namedSums} from "../../comparison/error-sums.ts";
import {isUnknown, type Unknown, unknown} from "../../comparison/unknown.ts";
import {meanInterval} from "../../stats/mean-interval.ts";
import {changeOf, type Estimate} from "../change.ts";
import {clusterError, methodOf} from "../error-estimate.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure, type Score} from "../measure.ts";

export const meanError = defineMeasure({
  id: "mean-error", family: "performance",
  title: "Mean error (bias)",
  about: "How far predictions lie above what came true, on average, in the unit of the target: below 0 when they are too low. The " +
    "limits are held against how much further it lies from 0 than in the reference, counted in spreads of the target there.",
  source: "numpy.mean(predicted - true); Student's interval",
  over: errorPair, options: {}, unit: "", range: [-Infinity, Infinity], worse: "higher", judges: "change", changeUnit: "σ",
  limits: {warn: 0.1, fail: 0.25}, evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "1, 0 and 2 too high", given: twoPredictions([[1, 1], [2, 3]], [[-2, -1], [-1, -1], [3, 5]]), gives: {value: 1}},
    {why: "too high as often as too low", given: twoPredictions(null, [[1, 4], [2, 3], [3, 2], [4, 1]]), gives: {value: 0}},
    {why: "one row has a value, and no interval", given: twoPredictions(null, [[3, 2]]), gives: {value: -1}},
    {why: "errors beyond what numbers can hold", given: twoPredictions([[1, 1], [2, 3]], [[1e308, -7e307]]), gives: {unknown: "not-computable"}},
  ],
  score(pair): Score | Unknown {
    const {scale} = pair.task, found = changeOf(pair, (side) => bias(side, scale), {ideal: 0});
    if (isUnknown(found) || !found.change?.difference) return found;
    const {value, interval} = found.change.difference;
    return {...found, change: {difference: {value: value / scale, ...(interval && {interval: [interval[0] / scale, interval[1] / scale]})}}};
  },
  says: ({task}, score) => `the mean error ${besideReference(score, {unit: task.error.schema.unit})}`,
});

function bias(side: ErrorSide, scale: number): Estimate | Unknown {
  const {n, e, ee} = namedSums(side.sums), mean = e / n, value = mean * scale;
  if (!Number.isFinite(value)) return unknown("not-computable", "the errors are too large to be summed");
  const ofRows = n > 1 ? {variance: Math.max(0, ee / n - mean * mean) / (n - 1), df: n - 1} : undefined;
  const error = side.resampled ? clusterError(side, (sums) => sums.e / sums.n) : ofRows;
  if (!error || !(error.variance < Infinity)) return {value, n};
  const [low, high] = meanInterval(mean, error);
  return {value, n, interval: [low * scale, high * scale], method: methodOf(side)};
}
