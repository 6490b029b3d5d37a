import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {contingency} from "../../stats/contingency.ts";
import {jensenShannonDistance} from "../../stats/divergence.ts";
import {divergenceEstimate} from "../../stats/divergence-estimate.ts";
import {detectableSquare} from "../../stats/detectable-change.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const jensenShannon = defineMeasure({
  id: "jensen-shannon", family: "drift",
  title: "Jensen–Shannon distance",
  about: "How unlike the shares of the categories (or bins) are: 0 when equal, 1 when nothing is shared. This is the distance, the " +
    "square root of the divergence, in base 2 unless told.",
  source: "Lin 1991; Endres & Schindelin 2003; interval by the noncentral χ² law",
  over: binPair,
  options: {...binOptions, base: {default: "2" as "2" | "e", choices: ["2", "e"] as const, about: "Base of the logarithm; with e the distance ends at .8326."}},
  unit: "", range: [0, 1], worse: "higher", limits: {warn: 0.1, fail: 0.2}, evidence: "interval", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "SciPy's jensenshannon in base 2 of ten bins", options: {base: "2"}, gives: {value: 0.21331916543477517},
      given: twoCounts([20, 20, 20, 20, 20, 20, 20, 20, 20, 20], [3, 13, 28, 20, 17, 7, 17, 9, 17, 19])},
    {why: "nothing shared", given: twoCounts([10, 0], [0, 10]), gives: {value: 1}},
  ],
  score(pair, {base}) {
    const number = base === "e" ? Math.E : 2;
    const value = jensenShannonDistance(pair, {base: number});
    const found = divergenceEstimate("jensen-shannon", contingency(pair.reference, pair.current), {base: number, design: pair.design});
    if (value === undefined || !found) return unknown("no-values");
    return {value, debiased: found.debiased, interval: found.interval, n: {reference: pair.n, current: pair.m}};
  },
  detectable(pair, aim) {
    const square = detectableSquare(pair, aim);
    return square && Math.min(1, Math.sqrt(square / (8 * Math.LN2)));
  },
  says(pair, {value, debiased = value}) {
    const {labels} = pair;
    const change = (i: number) => pair.current[i] / pair.m - pair.reference[i] / pair.n;
    const most = [...pair.reference.keys()].reduce((best, i) => Math.abs(change(i)) > Math.abs(change(best)) ? i : best, 0);
    const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`;
    const common = Math.min(pair.reference[most], pair.current[most]) >= 10 || (pair.reference[most] >= 10 && pair.current[most] === 0);
    if (!labels || !common || Math.abs(change(most)) < 0.005) return `the shares of the categories differ by ${Number(debiased.toPrecision(2))} (Jensen–Shannon)`;
    return `“${labels[most]}” went from ${percent(pair.reference[most] / pair.n)} to ${percent(pair.current[most] / pair.m)} of the rows`;
  },
});
