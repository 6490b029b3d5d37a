import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {contingency} from "../../stats/contingency.ts";
import {psi as stabilityIndex} from "../../stats/divergence.ts";
import {divergenceEstimate} from "../../stats/divergence-estimate.ts";
import {psiChance} from "../../stats/psi-chance.ts";
import {detectableSquare} from "../../stats/detectable-change.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const psi = defineMeasure({
  id: "psi", family: "drift",
  title: "Population stability index",
  about: "How far the shares of the bins (or categories) have moved: the sum of (c − r) ln(c / r). By custom .1 is worth a look and .25 " +
    "is a change; on few rows chance alone gives as much, so the index comes with its p-value and interval.",
  source: "null law χ²(B − 1) (1/n + 1/m): Yurdakul 2018; resampled where cells are sparse",
  over: binPair,
  options: {
    ...binOptions,
    zeros: {default: "half" as "half" | "floor" | "none", choices: ["half", "floor", "none"] as const,
      about: "What stands for an empty bin: half a row more in every bin; a share of .0001, as other tools have it; or nothing (then it may be infinite)."},
  },
  unit: "nats", range: [0, Infinity], worse: "higher", limits: {warn: 0.1, fail: 0.25}, evidence: "test", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "ten bins, empty ones at .0001", options: {zeros: "floor"}, gives: {value: 0.2667365409710031},
      given: twoCounts([20, 20, 20, 20, 20, 20, 20, 20, 20, 20], [3, 13, 28, 20, 17, 7, 17, 9, 17, 19])},
    {why: "equal shares", given: twoCounts([50, 50], [20, 20]), options: {zeros: "none"}, gives: {value: 0}},
  ],
  score(pair, {zeros}) {
    const value = stabilityIndex(pair, zeros);
    const table = contingency(pair.reference, pair.current);
    const chance = psiChance(table, {design: pair.design});
    const found = divergenceEstimate("psi", table, {design: pair.design});
    if (value === undefined || !chance || !found) return unknown("no-values");
    const {p, method, df} = chance;
    return {value, debiased: found.debiased, interval: found.interval, n: {reference: pair.n, current: pair.m}, p, method, also: {df}};
  },
  detectable: (pair, aim) => detectableSquare(pair, aim),
});
