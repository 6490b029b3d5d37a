import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {mannWhitney as test} from "../../stats/mann-whitney.ts";
import {known, twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const mannWhitney = defineMeasure({
  id: "mann-whitney", family: "drift",
  title: "Chance that a current value is lower",
  about: "The chance that a reference value exceeds a current one, ties by half: ½ when neither tends to be larger. Two-sided: it sees " +
    "upward and downward shifts alike.",
  source: "Mann & Whitney 1947; two-sided, corrected for ties and continuity",
  over: orderedPair,
  options: {continuity: {default: true, about: "Correct the normal law for the steps of U."}},
  unit: "", range: [0, 1], worse: "either", evidence: "test", clusters: "allowed-for", needs: "profile",
  inCells: "values of one cell count as ties",
  chart: "distributions",
  examples: [
    {why: "U / (n m) and the p of SciPy's mannwhitneyu", given: twoSamples(known.reference, known.current),
      gives: {value: 14197 / 30000, p: 0.39161865108005656}},
    {why: "every current value is higher", given: twoSamples([1, 2, 3], [4, 5, 6]), gives: {value: 0, p: 0.1}},
  ],
  score({pair, design}, {continuity}) {
    const found = test(pair, {continuity, design});
    if (!found) return unknown("not-computable");
    return {value: found.superiority, p: found.p, method: found.method, n: {reference: pair.n, current: pair.m}, also: {u: found.statistic}};
  },
});
