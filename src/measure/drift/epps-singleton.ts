import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {eppsSingleton as test} from "../../stats/epps-singleton.ts";
import {known, twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const eppsSingleton = defineMeasure({
  id: "epps-singleton", family: "drift",
  title: "Epps–Singleton statistic",
  about: "How unlike the characteristic functions of the two tables are; sees changes of spread and shape that rank tests miss.",
  source: "Epps & Singleton 1986, with the covariance of both tables together, which holds at unequal sizes",
  over: orderedPair,
  options: {
    method: {default: "pooled" as "pooled" | "separate", choices: ["pooled", "separate"] as const,
      about: "Covariance of both tables together, or of each apart as in SciPy, which gives false alarms at unequal sizes."},
  },
  unit: "", range: [0, Infinity], worse: "higher", evidence: "test", needs: "exact", chart: "distributions",
  examples: [
    {why: "no two samples of one value differ", given: twoSamples([5, 5, 5, 5, 5, 5], [5, 5, 5, 5, 5, 5]), gives: {unknown: "constant"}},
    {why: "past the exact size the values are in cells", given: {...twoSamples(known.reference, known.current), exact: false}, gives: {unknown: "needs-exact"}},
  ],
  score({pair, exact}, {method}) {
    if (!exact) return unknown("needs-exact");
    const found = test(pair, method);
    if (!found) return unknown(pair.values.length < 2 ? "constant" : "not-computable", "too few values, or they vary too little");
    return {value: found.statistic, p: found.p, method, n: {reference: pair.n, current: pair.m}, also: {df: found.df}};
  },
});
