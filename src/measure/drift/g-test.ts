import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {fewerRows} from "../../stats/contingency.ts";
import {gTest as g} from "../../stats/g-test.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const gTest = defineMeasure({
  id: "g-test", family: "drift",
  title: "G-test of homogeneity",
  about: "Whether both tables fall into the categories (or bins) alike, by the likelihood ratio; close to χ² and better with very unequal shares.",
  source: "Wilks 1938; Williams' correction 1976; sparse cells pooled by Cochran 1954",
  over: binPair,
  options: {
    ...binOptions,
    pooling: {default: "sparse" as "sparse" | "none", choices: ["sparse", "none"] as const,
      about: "Put rare categories together until the law holds, or use every category as it is."},
    correction: {default: "williams" as "williams" | "none", choices: ["williams", "none"] as const,
      about: "Williams' divisor, without which G alarms too often on small counts."},
  },
  unit: "", range: [0, Infinity], worse: "higher", evidence: "test", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "the value of SciPy's chi2_contingency, lambda log-likelihood", given: twoCounts([120, 60, 15, 5], [80, 55, 12, 3]),
      options: {pooling: "none", correction: "none"}, gives: {value: 1.9436778585208048, p: 0.5841784716366174}},
    {why: "one category", given: twoCounts([5], [7]), gives: {unknown: "constant"}},
  ],
  score(pair, {pooling, correction}) {
    if (pair.reference.length < 2) return unknown("constant");
    const test = g(fewerRows(pair, pair.design), {pooling, correction});
    if (!test) return unknown("too-few-rows", "too few rows in each category");
    return {value: test.statistic, p: test.p, method: test.law, n: {reference: pair.n, current: pair.m}, also: {df: test.df, pooled: test.pooled}};
  },
});
