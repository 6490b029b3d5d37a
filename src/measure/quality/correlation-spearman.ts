import {correlations} from "../../comparison/correlations.ts";
import {gridCorrelation} from "../../stats/grid-correlation.ts";
import {onePair, pairOf} from "../example-pairs.ts";
import {defineMeasure} from "../measure.ts";
import {pairOptions, strongestPair} from "../strongest-pair.ts";

export const correlationSpearman = defineMeasure({
  id: "correlation-spearman", family: "quality",
  title: "Strongest rank correlation (Spearman)",
  about: "How steadily one column of numbers rises or falls with another, for the pair that does so most: 1 when larger " +
    "always means larger, -1 when larger always means smaller, 0 when neither. Wild values count no more than their rank. A " +
    "column of two labels is taken as a number.",
  source: "Spearman 1904, on a grid of 16 × 16 cells cut at the reference's quantiles; values of one cell count as tied, " +
    "which draws it slightly towards 0",
  over: correlations,
  options: pairOptions,
  unit: "", range: [-1, 1], worse: "either", evidence: "none", needs: "profile", chart: "none",
  examples: [
    {why: "SciPy's spearmanr of five pairs", given: onePair(undefined, pairOf([1, 1, 2, 2, 3], [1, 2, 2, 3, 3])),
      options: {rows: 2}, gives: {value: 0.8055555555555555}},
    {why: "a falling curve", given: onePair(undefined, pairOf([0, 1, 2], [3, 2, 0])), options: {rows: 2}, gives: {value: -1}},
    {why: "a constant column", given: onePair(undefined, pairOf([1, 1, 1, 1], [0, 1, 2, 3])), options: {rows: 2},
      gives: {unknown: "not-declared"}},
    {why: "three rows say little", given: onePair(undefined, pairOf([0, 1, 2], [0, 1, 2])), gives: {unknown: "too-few-rows"}},
    {why: "labels have no ranks", given: onePair(undefined, pairOf([1, 2], [1, 2]), {kind: "labels"}),
      gives: {unknown: "not-declared"}},
  ],
  score: (shape, {rows}) => strongestPair(shape, {
    rows, of: ({ordered}) => ordered, value: ({grid}) => gridCorrelation({counts: grid, width: shape.width})?.spearman,
  }),
  says: (_, {value}) => `the strongest rank correlation is ${value.toFixed(2)}`,
});
