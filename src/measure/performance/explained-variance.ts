import {errorPair} from "../../comparison/error-pair.ts";
import {changeOf} from "../change.ts";
import {twoPredictions} from "../example-errors.ts";
import {explained, forceFinite} from "../explained-estimate.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";

export const explainedVariance = defineMeasure({
  id: "explained-variance", family: "performance",
  title: "Explained variance",
  about: "As R², but an error that is the same for every row does not count: the share of the differences between rows that the model " +
    "foresees once its bias is taken off. R² falling while this stays means that predictions are off by a constant.",
  source: "sklearn.metrics.explained_variance_score; interval by the delta method on the logarithm of what is left unexplained",
  over: errorPair, options: {forceFinite}, unit: "", range: [-Infinity, 1], worse: "lower", judges: "change", limits: {warn: -0.05, fail: -0.15},
  evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "errors of 1, 0 and 2 vary by 2 / 3 about their mean", given: twoPredictions([[1, 1], [2, 3]], [[-2, -1], [-1, -1], [3, 5]]),
      gives: {value: 0.8571428571428572}},
    {why: "a constant error does not count", given: twoPredictions([[1, 1], [2, 3]], [[1, 6], [2, 7], [4, 9]]), gives: {value: 1}},
    {why: "an error too large to be squared", given: twoPredictions(null, [[1, 1], [2, 3], [4, 1e300]]), gives: {unknown: "not-computable"}},
    {why: "the truth never varies", given: twoPredictions(null, [[5, 4], [5, 5], [5, 6]]), gives: {unknown: "constant"}},
    {why: "and what scikit-learn says of it", given: twoPredictions(null, [[5, 4], [5, 5], [5, 6]]), options: {forceFinite: true},
      gives: {value: 0}},
  ],
  score: (pair, options) => changeOf(pair, (side) => explained(side, "mean", options.forceFinite)),
  says: (_, score) => `explained variance ${besideReference(score)}`,
});
