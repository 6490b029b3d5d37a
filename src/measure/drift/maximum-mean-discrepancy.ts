import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {maximumMeanDiscrepancy as discrepancy} from "../../stats/maximum-mean-discrepancy.ts";
import {twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const maximumMeanDiscrepancy = defineMeasure({
  id: "maximum-mean-discrepancy", family: "drift",
  title: "Maximum mean discrepancy",
  about: "How far the values of one table lie from those of the other, beyond how far they lie among themselves, seen through a " +
    "Gaussian kernel of the median distance. It is 0 on average without drift, so that it can be a little below.",
  source: "Gretton et al. 2012, the unbiased square; p by resampling, (1 + k) / (1 + R): Phipson & Smyth 2010",
  over: orderedPair,
  options: {resamples: {default: 999, about: "How many resamples p rests on; it cannot be smaller than 1 / (1 + resamples)."}},
  unit: "", range: [-1, 2], worse: "higher", evidence: "test", needs: "profile",
  inCells: "values stand at the mean of their cell; past 256 distinct values they do so in any case",
  chart: "distributions",
  examples: [
    {why: "two pairs, overlapping in one value; the median distance is 1", given: twoSamples([0, 1], [1, 2]),
      gives: {value: Math.exp(-1) - Math.exp(-4) / 2 - 0.5}},
    {why: "all values are the same", given: twoSamples([3, 3], [3, 3]), gives: {unknown: "constant"}},
  ],
  score({pair}, {resamples}) {
    if (!(resamples >= 99 && Number.isInteger(resamples))) return unknown("not-computable", "p needs at least 99 resamples, a whole number");
    if (pair.n < 2 || pair.m < 2) return unknown("too-few-rows");
    const found = discrepancy(pair, {resamples});
    if (!found) return unknown("constant");
    const n = {reference: pair.n, current: pair.m};
    return {value: found.statistic, p: found.p, method: "resampled", n, also: {bandwidth: found.bandwidth}};
  },
});
