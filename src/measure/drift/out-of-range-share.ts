import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {outOfRange} from "../../stats/out-of-range.ts";
import {twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const outOfRangeShare = defineMeasure({
  id: "out-of-range-share", family: "drift",
  title: "Share outside the reference's range",
  about: "The share of values below the smallest or above the largest value of the reference; the model never saw such values. " +
    "About 2 / (n + 1) of them are outside by chance.",
  source: "exact law of exceedances (negative hypergeometric); conservative under ties",
  over: orderedPair,
  options: {},
  unit: "share", range: [0, 1], worse: "higher", limits: {warn: 0.02, fail: 0.1}, evidence: "test", needs: "profile",
  inCells: "exact: the plan's outermost cells hold just what lies outside the reference's range",
  chart: "distributions",
  examples: [
    {why: "all values are within the range", given: twoSamples([1, 2, 3, 4], [2, 3]), gives: {value: 0, p: 1}},
    {why: "one of two is above", given: twoSamples([1, 2, 3, 4], [2, 9]), gives: {value: 0.5, p: 0.6}},
  ],
  score({pair}) {
    const {reference, current, n, m} = pair;
    if (n === 0 || m === 0) return unknown("no-values");
    const first = reference.findIndex((count) => count > 0);
    const last = reference.findLastIndex((count) => count > 0);
    let outside = 0;
    for (let i = 0; i < current.length; i++) if (i < first || i > last) outside += current[i];
    const p = outOfRange(outside, {n, m});
    if (p === undefined) return unknown("no-values");
    // How many values are outside is a fact of these rows; only whether chance did it is uncertain.
    const value = outside / m;
    return {value, p, interval: [value, value], n: {reference: n, current: m}};
  },
  says: (_, {value}) => `${Number((value * 100).toPrecision(3))} % of the values lie outside the reference's range`,
});
