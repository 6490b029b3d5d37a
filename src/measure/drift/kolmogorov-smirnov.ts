import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {kolmogorovSmirnov as ks} from "../../stats/kolmogorov-smirnov.ts";
import {known, twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const kolmogorovSmirnov = defineMeasure({
  id: "kolmogorov-smirnov", family: "drift",
  title: "Kolmogorov–Smirnov distance",
  about: "The largest gap between the two cumulative distributions: 0 when they agree everywhere, 1 when no values overlap. " +
    "Sees shifts of the middle best and changes of the tails least.",
  source: "Smirnov 1939; exact under ties by Schröer & Trenkler 1995",
  over: orderedPair,
  options: {
    method: {
      default: "auto" as "auto" | "exact" | "conditional" | "bridge" | "asymptotic" | "limit",
      choices: ["auto", "exact", "conditional", "bridge", "asymptotic", "limit"] as const,
      about: "How p is found; auto counts lattice paths given the ties where that is affordable and uses the limit law beyond.",
    },
  },
  unit: "", range: [0, 1], worse: "higher", evidence: "test", clusters: "allowed-for", needs: "profile",
  inCells: "the distance at cell edges: too small by at most the largest share of one cell",
  chart: "distributions",
  examples: [
    {why: "the value of SciPy's ks_2samp, mode exact", given: twoSamples(known.reference, known.current), options: {method: "exact"},
      gives: {value: 0.11833333333333333, p: 0.16927681223932636}},
    {why: "no values overlap", given: twoSamples([1, 2, 3], [4, 5, 6]), gives: {value: 1, p: 0.1}},
  ],
  score({pair, cellShare, design}, {method}) {
    const test = ks(pair, {method, design});
    if (!test) return unknown("not-computable");
    return {value: test.statistic, p: test.p, method: test.method, n: {reference: pair.n, current: pair.m}, ...(cellShare > 0 && {bound: cellShare})};
  },
});
