import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {contingency} from "../../stats/contingency.ts";
import {kullbackLeibler as divergence} from "../../stats/divergence.ts";
import {divergenceEstimate} from "../../stats/divergence-estimate.ts";
import {detectableSquare} from "../../stats/detectable-change.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const kullbackLeibler = defineMeasure({
  id: "kullback-leibler", family: "drift",
  title: "Kullback–Leibler divergence",
  about: "The information lost when the current shares stand in for the reference's: the sum of r ln(r / c). Not symmetric.",
  source: "Kullback & Leibler 1951; interval by the noncentral χ² law",
  over: binPair,
  options: {
    ...binOptions,
    zeros: {default: "half" as "half" | "floor" | "none", choices: ["half", "floor", "none"] as const,
      about: "What stands for an empty bin: half a row more in every bin; a share of .0001; or nothing (then it may be infinite)."},
  },
  unit: "nats", range: [-1e-3, Infinity], worse: "higher", limits: {warn: 0.05, fail: 0.1}, evidence: "interval", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "equal shares", given: twoCounts([50, 50], [20, 20]), options: {zeros: "none"}, gives: {value: 0}},
    {why: "a bin that emptied, without a stand-in", given: twoCounts([5, 5], [10, 0]), options: {zeros: "none"}, gives: {value: Infinity}},
  ],
  score(pair, {zeros}) {
    const value = divergence(pair, zeros);
    const found = divergenceEstimate("kullback-leibler", contingency(pair.reference, pair.current), {design: pair.design});
    if (value === undefined || !found) return unknown("no-values");
    return {value, debiased: found.debiased, interval: found.interval, n: {reference: pair.n, current: pair.m}};
  },
  detectable(pair, aim) {
    const square = detectableSquare(pair, aim);
    return square && square / 2;
  },
});
