import {errorPair} from "../../comparison/error-pair.ts";
import {changeOf} from "../change.ts";
import {twoPredictions} from "../example-errors.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const maxError = defineMeasure({
  id: "max-error", family: "performance",
  title: "Largest error",
  about: "The largest distance between a prediction and what came true, in the unit of the target. It says what has happened, not what " +
    "is likely: more rows have larger largest errors, so it is shown, and judged only against a limit of yours.",
  source: "sklearn.metrics.max_error",
  over: errorPair, options: {}, unit: "", range: [0, Infinity], worse: "higher", changes: "ratio", evidence: "fact", needs: "profile", chart: "interval",
  examples: [
    {why: "1, 0 and 2", given: twoPredictions([[1, 1], [2, 3]], [[-2, -1], [-1, -1], [3, 5]]), gives: {value: 2}},
    {why: "all are right", given: twoPredictions(null, [[5, 5], [5, 5]]), gives: {value: 0}},
  ],
  score: (pair) => changeOf(pair, ({max, n}) => ({value: max, n})),
  says: ({task}, score) => `the largest error ${besideReference(score, {unit: task.error.schema.unit, as: "ratio"})}`,
});
