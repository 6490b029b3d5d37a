import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {andersonDarling as ad} from "../../stats/anderson-darling.ts";
import {known, twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const andersonDarling = defineMeasure({
  id: "anderson-darling", family: "drift",
  title: "Anderson–Darling statistic",
  about: "How far the two cumulative distributions lie apart, with the tails weighted up; standardised, so that it is about 0 without drift.",
  source: "Scholz & Stephens 1987; the tail of p from the limit law, not clipped to .001–.25",
  over: orderedPair,
  options: {
    method: {
      default: "auto" as "auto" | "law" | "conditional" | "scholz-stephens-interpolation",
      choices: ["auto", "law", "conditional", "scholz-stephens-interpolation"] as const,
      about: "How p is found: the limit law, its form given the ties, or the published table's interpolation (which other tools use).",
    },
  },
  unit: "", range: [-2, Infinity], worse: "higher", evidence: "test", clusters: "allowed-for", needs: "profile",
  inCells: "the statistic of the values grouped in the plan's cells",
  chart: "distributions",
  examples: [
    {why: "the value of SciPy's anderson_ksamp", given: twoSamples(known.reference, known.current), options: {method: "scholz-stephens-interpolation"},
      gives: {value: 1.7906340807609857, p: 0.05932139204402421, within: 1e-8}},
    {why: "one value only", given: twoSamples([5, 5, 5], [5, 5]), gives: {unknown: "constant"}},
  ],
  score({pair, design}, {method}) {
    if (pair.values.length < 2) return unknown("constant");
    const test = ad(pair, {method, design});
    if (!test) return unknown("too-few-rows");
    return {value: test.statistic, p: test.p, method: test.method, n: {reference: pair.n, current: pair.m}, also: {squared: test.squared}};
  },
});
