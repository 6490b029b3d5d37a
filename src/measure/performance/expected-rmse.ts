import {errorsByPrediction} from "../../comparison/errors-by-prediction.ts";
import {predictionsNow, twoSorts} from "../example-errors.ts";
import {expectedErrorOptions, expectedErrorScore} from "../expected-error-estimate.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const expectedRmse = defineMeasure({
  id: "expected-rmse", family: "performance",
  title: "Expected root mean squared error",
  about: "An estimate, before labels arrive: the root mean squared error to expect if rows predicted alike err as they did in the " +
    "reference. It follows a change of what is predicted; it cannot see that the world has changed. The limits are held against its change.",
  source: "direct loss estimation (NannyML) by cell of the prediction; interval by the delta method, from the sampling of both tables",
  over: errorsByPrediction, options: expectedErrorOptions, unit: "", range: [0, Infinity], worse: "higher", judges: "change", changes: "ratio",
  limits: {warn: 0.1, fail: 0.25}, estimated: true, evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "rows predicted 0 err by 1 and rows predicted 10 by 3; now three in four are of the second sort",
      given: predictionsNow(twoSorts, [[0, 50], [10, 150]]), gives: {value: Math.sqrt(0.25 + 0.75 * 9)}},
    {why: "the same predictions", given: predictionsNow(twoSorts, [[0, 100], [10, 100]]), gives: {value: Math.sqrt(5)}},
    {why: "a third of the predictions were never made before", given: predictionsNow(twoSorts, [[0, 100], [20, 50]]),
      gives: {unknown: "not-computable"}},
    {why: "predicted as few of the reference were", given: predictionsNow([...twoSorts, [6, 5]], [[5, 100]]), options: {effective: 500},
      gives: {unknown: "too-few-rows"}},
  ],
  score: ({task, ...shape}, options) => expectedErrorScore({task, ...shape}, {
    ...options, sumsOf: ({square, fourth}) => ({sum: square, squares: fourth}), turn: (mean) => Math.sqrt(mean) * task.scale,
  }),
  says: ({task}, score) => `without labels, the root mean squared error to expect ${besideReference(score, {unit: task.error.schema.unit, as: "ratio"})}`,
});
