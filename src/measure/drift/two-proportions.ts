import {categoryPair} from "../../comparison/category-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {fewerRows} from "../../stats/contingency.ts";
import {twoProportions as compareProportions} from "../../stats/two-proportions.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const twoProportions = defineMeasure({
  id: "two-proportions", family: "drift",
  title: "Change of a share",
  about: "For a column of two values: how much more often the second value (by alphabet) occurs than in the reference, with the pooled z-test.",
  source: "pooled two-proportion z-test; interval by Newcombe 1998, method 10",
  over: categoryPair,
  options: {},
  unit: "share", range: [-1, 1], worse: "either", evidence: "test", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "the share falls from one half to one fifth", given: twoCounts([50, 50], [80, 20]), gives: {value: -0.3}},
    {why: "more than two categories", given: twoCounts([5, 5, 5], [5, 5, 5]), gives: {unknown: "wrong-kind"}},
  ],
  score(pair) {
    if (pair.labels.length < 2) return unknown("constant");
    if (pair.labels.length > 2) return unknown("wrong-kind", `a change of one share takes two categories; there are ${pair.labels.length}`);
    const {reference, current, n, m} = fewerRows(pair, pair.design), test = compareProportions({count: reference[1], n}, {count: current[1], n: m});
    if (!test) return unknown("no-values");
    return {value: test.difference, p: test.p, interval: test.interval, n: {reference: pair.n, current: pair.m}, also: {z: test.statistic}};
  },
});
