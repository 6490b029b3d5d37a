import {correlations} from "../../comparison/correlations.ts";
import {pearson, pearsonInterval} from "../../stats/pearson.ts";
import {onePair, pairOf} from "../example-pairs.ts";
import {defineMeasure} from "../measure.ts";
import {pairOptions, strongestPair} from "../strongest-pair.ts";

export const correlationPearson = defineMeasure({
  id: "correlation-pearson", family: "quality",
  title: "Strongest linear correlation (Pearson)",
  about: "How closely two columns of numbers follow a straight line, for the pair that does so most: 1 or -1 when they do " +
    "exactly, 0 when a line says nothing. A single wild value can make or hide it; Spearman's does not mind.",
  source: "Pearson 1895; interval by Fisher 1921, for that pair as if it had been the only one",
  over: correlations,
  options: pairOptions,
  unit: "", range: [-1, 1], worse: "either", evidence: "none", needs: "profile", chart: "none",
  examples: [
    {why: "SciPy's pearsonr of five pairs", given: onePair(undefined, pairOf([1, 1, 2, 2, 3], [1, 2, 2, 3, 3])),
      options: {rows: 2}, gives: {value: 0.7857142857142856}},
    {why: "a falling line", given: onePair(pairOf([0, 1, 2], [0, 1, 2]), pairOf([3, 2, 1, 0], [0, 1, 2, 3])), options: {rows: 2},
      gives: {value: -1}},
    {why: "a constant column", given: onePair(undefined, pairOf([1, 1, 1, 1], [0, 1, 2, 3])), options: {rows: 2},
      gives: {unknown: "not-declared"}},
    {why: "three rows say little", given: onePair(undefined, pairOf([0, 1, 2], [0, 1, 2])), gives: {unknown: "too-few-rows"}},
    {why: "labels have no line", given: onePair(undefined, pairOf([1, 2], [1, 2]), {kind: "labels"}),
      gives: {unknown: "not-declared"}},
  ],
  score: (shape, {rows}) =>
    strongestPair(shape, {rows, of: ({kind}) => kind === "numbers", value: pearson, interval: pearsonInterval}),
  says: (_, {value}) => `the strongest linear correlation is ${value.toFixed(2)}`,
});
