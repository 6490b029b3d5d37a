import {correlations} from "../../comparison/correlations.ts";
import {gridCorrelation} from "../../stats/grid-correlation.ts";
import {onePair, pairOf} from "../example-pairs.ts";
import {defineMeasure} from "../measure.ts";
import {pairOptions, strongestPair} from "../strongest-pair.ts";

export const correlationKendall = defineMeasure({
  id: "correlation-kendall", family: "quality",
  title: "Strongest rank correlation (Kendall's tau-b)",
  about: "Take any two rows: how much more often do two columns rise together than against each other, allowing for ties? For " +
    "the pair of columns where that difference is largest: 1 always together, -1 always against, 0 as often one as the other.",
  source: "Kendall 1945, on a grid of 16 × 16 cells cut at the reference's quantiles; values of one cell count as tied",
  over: correlations,
  options: pairOptions,
  unit: "", range: [-1, 1], worse: "either", evidence: "none", needs: "profile", chart: "none",
  examples: [
    {why: "SciPy's kendalltau of five pairs", given: onePair(undefined, pairOf([1, 1, 2, 2, 3], [1, 2, 2, 3, 3])),
      options: {rows: 2}, gives: {value: 0.75}},
    {why: "a falling curve", given: onePair(undefined, pairOf([0, 1, 2], [3, 2, 0])), options: {rows: 2}, gives: {value: -1}},
    {why: "a constant column", given: onePair(undefined, pairOf([1, 1, 1, 1], [0, 1, 2, 3])), options: {rows: 2},
      gives: {unknown: "not-declared"}},
    {why: "three rows say little", given: onePair(undefined, pairOf([0, 1, 2], [0, 1, 2])), gives: {unknown: "too-few-rows"}},
    {why: "labels have no ranks", given: onePair(undefined, pairOf([1, 2], [1, 2]), {kind: "labels"}),
      gives: {unknown: "not-declared"}},
  ],
  score: (shape, {rows}) => strongestPair(shape, {
    rows, of: ({ordered}) => ordered, value: ({grid}) => gridCorrelation({counts: grid, width: shape.width})?.kendall,
  }),
  says: (_, {value}) => `the strongest rank correlation (tau-b) is ${value.toFixed(2)}`,
});
