import {categoryPair} from "../../comparison/category-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {fisherExact as fisher} from "../../stats/fisher-exact.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const fisherExact = defineMeasure({
  id: "fisher-exact", family: "drift",
  title: "Fisher's exact test",
  about: "Whether two categories have the same shares in both tables, exact at any size. The score is the odds ratio: 1 when nothing changed.",
  source: "Fisher 1935; two-sided by the sum of probabilities no larger than the observed one",
  over: categoryPair,
  options: {
    midP: {default: false, about: "Count half of the observed table's own probability: less conservative, no longer strictly exact."},
  },
  unit: "", range: [0, Infinity], worse: "either", evidence: "test", needs: "profile", chart: "bars",
  examples: [
    {why: "the value of SciPy's fisher_exact", given: twoCounts([8, 2], [1, 5]), gives: {value: 20, p: 0.034965034965034975}},
    {why: "more than two categories", given: twoCounts([5, 5, 5], [5, 5, 5]), gives: {unknown: "wrong-kind"}},
  ],
  score(pair, {midP}) {
    if (pair.labels.length < 2) return unknown("constant");
    if (pair.labels.length > 2) return unknown("wrong-kind", `Fisher's test takes two categories; there are ${pair.labels.length}`);
    const test = fisher(pair, {midP});
    if (!test || test.oddsRatio === undefined) return unknown("not-computable");
    return {value: test.oddsRatio, p: test.p, n: {reference: pair.n, current: pair.m}};
  },
});
