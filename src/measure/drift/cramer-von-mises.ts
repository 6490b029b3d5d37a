import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {cramerVonMises as test} from "../../stats/cramer-von-mises.ts";
import {known, twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const cramerVonMises = defineMeasure({
  id: "cramer-von-mises", family: "drift",
  title: "Cramér–von Mises statistic",
  about: "The mean squared gap between the two cumulative distributions over all values. Taken from the distributions themselves, so it is " +
    "right under ties, where formulas by average ranks are not.",
  source: "Anderson 1962; p given the ties",
  over: orderedPair,
  options: {},
  unit: "", range: [0, Infinity], worse: "higher", evidence: "test", needs: "profile",
  inCells: "the statistic of the values grouped in the plan's cells",
  chart: "distributions",
  examples: [
    {why: "the value of SciPy's cramervonmises_2samp (no ties)", given: twoSamples(known.reference, known.current),
      gives: {value: 0.21484285714285534, p: 0.24116063621855777, within: 1e-6}},
    {why: "equal samples", given: twoSamples([1, 2, 3, 4], [1, 2, 3, 4]), gives: {value: 0, p: 1}},
  ],
  score({pair}) {
    const found = test(pair);
    if (!found) return unknown("not-computable");
    return {value: found.statistic, p: found.p, method: found.method, n: {reference: pair.n, current: pair.m}};
  },
});
