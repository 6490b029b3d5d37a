import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {contingency, fewerRows} from "../../stats/contingency.ts";
import {lInfinityInterval} from "../../stats/l-infinity-interval.ts";
import {lInfinity as distance, robustLInfinity} from "../../stats/divergence.ts";
import {detectableShare} from "../../stats/detectable-change.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const lInfinity = defineMeasure({
  id: "l-infinity", family: "drift",
  title: "Largest change of a share",
  about: "How much the share of one category (or bin) has changed at most.",
  source: "robust as in Deequ, less 1.8 standard errors of Kolmogorov's law; interval by each cell's own, held for all at once",
  over: binPair,
  options: {...binOptions, robust: {default: false, about: "Take off what chance gives in all but .3 % of cases, at least 0."}},
  unit: "share", range: [0, 1], worse: "higher",
  limits: {warn: 0.1, fail: 0.2}, evidence: "interval", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "the value by SciPy of ten bins", gives: {value: 0.08666666666666667},
      given: twoCounts([20, 20, 20, 20, 20, 20, 20, 20, 20, 20], [3, 13, 28, 20, 17, 7, 17, 9, 17, 19])},
    {why: "the same, less what chance gives", options: {robust: true}, gives: {value: 0},
      given: twoCounts([20, 20, 20, 20, 20, 20, 20, 20, 20, 20], [3, 13, 28, 20, 17, 7, 17, 9, 17, 19])},
    {why: "nothing shared", given: twoCounts([10, 0], [0, 10]), gives: {value: 1}},
  ],
  score(pair, {robust}) {
    const value = robust ? robustLInfinity(pair) : distance(pair);
    const found = lInfinityInterval(fewerRows(contingency(pair.reference, pair.current), pair.design));
    if (value === undefined || !found) return unknown("no-values");
    return {value, debiased: found.debiased, interval: found.interval, n: {reference: pair.n, current: pair.m}};
  },
  detectable: (pair, aim) => detectableShare(pair, aim),
});
