import {categoryPair} from "../../comparison/category-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {categoryChange as changed} from "../../stats/category-change.ts";
import {contingency} from "../../stats/contingency.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const categoryChange = defineMeasure({
  id: "category-change", family: "drift",
  title: "Evidence of changed categories",
  about: "The default evidence for a category: whether both tables fall into the categories alike, with rare categories put together, " +
    "and exact or resampled where there are few rows. Its p-value is what counts.",
  source: "G-test of homogeneity, Williams 1976; resampling as Phipson & Smyth 2010; docs/calibration.md",
  over: categoryPair,
  options: {},
  unit: "", range: [0, Infinity], worse: "higher", evidence: "test", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "a single category is no evidence", given: twoCounts([7], [9]), gives: {value: 0, p: 1}},
    {why: "a table too small for any law: Fisher's test (280 / 8008), the table itself (189 / 8008) counted by half", given: twoCounts([8, 2], [1, 5]),
      gives: {p: (280 - 189 / 2) / 8008}},
  ],
  score(pair) {
    const test = changed(contingency(pair.reference, pair.current), pair.design);
    if (!test) return unknown("no-values");
    return {value: test.statistic, p: test.p, method: test.method, n: {reference: pair.n, current: pair.m}, also: {df: test.df, pooled: test.pooled}};
  },
});
