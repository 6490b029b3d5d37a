import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {contingency, fewerRows} from "../../stats/contingency.ts";
import {totalVariationInterval} from "../../stats/total-variation-interval.ts";
import {totalVariation as distance} from "../../stats/divergence.ts";
import {detectableVariation} from "../../stats/detectable-change.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const totalVariation = defineMeasure({
  id: "total-variation", family: "drift",
  title: "Total variation distance",
  about: "The share of rows that would have to change category (or bin) for the two tables to agree.",
  source: "half the sum of |r − c|; interval by the delta method, safe against the noise that the absolute values gather",
  over: binPair,
  options: binOptions,
  unit: "share", range: [0, 1], worse: "higher", limits: {warn: 0.1, fail: 0.2}, evidence: "interval", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "the value by SciPy of ten bins", gives: {value: 0.18666666666666665},
      given: twoCounts([20, 20, 20, 20, 20, 20, 20, 20, 20, 20], [3, 13, 28, 20, 17, 7, 17, 9, 17, 19])},
    {why: "nothing shared", given: twoCounts([10, 0], [0, 10]), gives: {value: 1}},
  ],
  score(pair) {
    const value = distance(pair);
    const found = totalVariationInterval(fewerRows(contingency(pair.reference, pair.current), pair.design));
    if (value === undefined || !found) return unknown("no-values");
    return {value, debiased: found.debiased, interval: found.interval, n: {reference: pair.n, current: pair.m}};
  },
  detectable: (pair, aim) => detectableVariation(pair, aim),
});
