import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {contingency} from "../../stats/contingency.ts";
import {hellinger as distance} from "../../stats/divergence.ts";
import {divergenceEstimate} from "../../stats/divergence-estimate.ts";
import {detectableSquare} from "../../stats/detectable-change.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const hellinger = defineMeasure({
  id: "hellinger", family: "drift",
  title: "Hellinger distance",
  about: "How unlike the shares of the categories (or bins) are: 0 when equal, 1 when nothing is shared.",
  source: "Hellinger 1909; interval by the noncentral χ² law",
  over: binPair,
  options: binOptions,
  unit: "", range: [0, 1], worse: "higher", limits: {warn: 0.1, fail: 0.2}, evidence: "interval", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "the value by SciPy of ten bins", gives: {value: 0.17998415351346542},
      given: twoCounts([20, 20, 20, 20, 20, 20, 20, 20, 20, 20], [3, 13, 28, 20, 17, 7, 17, 9, 17, 19])},
    {why: "nothing shared", given: twoCounts([10, 0], [0, 10]), gives: {value: 1}},
  ],
  score(pair) {
    const value = distance(pair);
    const found = divergenceEstimate("hellinger", contingency(pair.reference, pair.current), {design: pair.design});
    if (value === undefined || !found) return unknown("no-values");
    return {value, debiased: found.debiased, interval: found.interval, n: {reference: pair.n, current: pair.m}};
  },
  detectable(pair, aim) {
    const square = detectableSquare(pair, aim);
    return square && Math.min(1, Math.sqrt(square / 8));
  },
});
