import {errorPair} from "../../comparison/error-pair.ts";
import {changeOf} from "../change.ts";
import {positiveMean} from "../error-estimate.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const rootMeanSquaredError = defineMeasure({
  id: "root-mean-squared-error", family: "performance",
  title: "Root mean squared error",
  about: "The typical size of an error in the unit of the target, with large errors weighing more than small ones: the root of the " +
    "mean of their squares. The limits are held against its change: .1 means a tenth larger than in the reference.",
  source: "sklearn.metrics.mean_squared_error, its root; interval of the mean square as of a multiple of χ² with the variance that " +
    "was seen (Box 1953)",
  over: errorPair, options: {}, unit: "", range: [0, Infinity], worse: "higher", judges: "change", changes: "ratio", limits: {warn: 0.1, fail: 0.25},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "off by 1, 0 and 2: the root of 5 / 3", given: twoPredictions([[1, 1], [2, 3]], [[-2, -1], [-1, -1], [3, 5]]),
      gives: {value: 1.2909944487358056}},
    {why: "off by 1, 0, 2 and 0", given: twoPredictions(null, [[0, 1], [0, 0], [10, 8], [5, 5]]), gives: {value: 1.118033988749895}},
    {why: "squares that no number holds are taken in the scale of the target",
      given: twoPredictions(null, [[1e200, 2e200], [2e200, 1e200]]), gives: {value: 1e200, within: 1e190}},
    {why: "errors beyond what numbers can hold", given: twoPredictions([[1, 1], [2, 3]], [[1e300, -1e300]]),
      gives: {unknown: "not-computable"}},
  ],
  score: (pair) => changeOf(pair, (side) =>
    positiveMean(side, ({n, ee, eeee}) => ({rows: n, sum: ee, squares: eeee}), (mean) => Math.sqrt(mean) * pair.task.scale)),
  says: ({task}, score) => `the root mean squared error ${besideReference(score, {unit: task.error.schema.unit, as: "ratio"})}`,
});
