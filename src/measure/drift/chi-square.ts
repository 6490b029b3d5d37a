import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {fewerRows} from "../../stats/contingency.ts";
import {chiSquareHomogeneity} from "../../stats/chi-square-homogeneity.ts";
import {quantileBinsSf} from "../../stats/quantile-bins.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const chiSquare = defineMeasure({
  id: "chi-square", family: "drift",
  title: "χ² test of homogeneity",
  about: "Whether both tables fall into the categories (or bins) alike. Both tables count as samples: taking the reference for the exact " +
    "truth, as a goodness-of-fit test does, raises false alarms.",
  source: "Pearson 1900; sparse cells pooled by Cochran 1954; p on quantiles of the reference allows for their having been drawn from it",
  over: binPair,
  options: {
    ...binOptions,
    pooling: {default: "sparse" as "sparse" | "none", choices: ["sparse", "none"] as const,
      about: "Put rare categories together until the law holds, or use every category as it is."},
  },
  unit: "", range: [0, Infinity], worse: "higher", evidence: "test", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "the value of SciPy's chi2_contingency", given: twoCounts([120, 60, 15, 5], [80, 55, 12, 3]), options: {pooling: "none"},
      gives: {value: 1.9476147342995147, p: 0.5833503350391374}},
    {why: "one category", given: twoCounts([5], [7]), gives: {unknown: "constant"}},
  ],
  score(pair, {pooling, binning}) {
    if (pair.reference.length < 2) return unknown("constant");
    const told = fewerRows(pair, pair.design), test = chiSquareHomogeneity(told, {pooling});
    if (!test) return unknown("too-few-rows", "too few rows in each category");
    const drawn = pair.edges && binning === "reference-quantiles" && test.law === "chi-square" && test.pooled === 0;
    const p = drawn ? Math.max(test.p, quantileBinsSf(test.statistic, told)) : test.p;
    return {value: test.statistic, p, method: test.law, n: {reference: pair.n, current: pair.m}, also: {df: test.df, pooled: test.pooled}};
  },
});
