import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import type {Ordered} from "../../stats/ordered.ts";
import {wasserstein as distance} from "../../stats/wasserstein.ts";
import {wassersteinRobust} from "../../stats/wasserstein-robust.ts";
import {known, twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const wasserstein = defineMeasure({
  id: "wasserstein", family: "drift",
  title: "Wasserstein distance",
  about: "How far the values have moved on average, in the column's own unit, or over the reference's standard deviation. One wild value " +
    "can make it large, or in the reference's standard deviation small; wasserstein-robust is not moved by one.",
  source: "Wasserstein-1, the area between the two cumulative distributions",
  over: orderedPair,
  options: {
    scale: {default: "none" as "none" | "sd", choices: ["none", "sd"] as const,
      about: "Leave it in the column's unit, or divide by the reference's standard deviation (divisor n), as other tools do."},
  },
  unit: "of the column", range: [0, Infinity], worse: "higher", evidence: "interval", needs: "profile",
  inCells: "values stand at the mean of their cell",
  chart: "distributions",
  examples: [
    {why: "the value of SciPy's wasserstein_distance", given: twoSamples(known.reference, known.current), gives: {value: 0.4006948743391295}},
    {why: "over the standard deviation", given: twoSamples(known.reference, known.current), options: {scale: "sd"}, gives: {value: 0.13536609292851612}},
  ],
  score({pair}, {scale}) {
    const value = distance(pair);
    if (value === undefined) return unknown("no-values");
    const divisor = scale === "none" ? 1 : deviation(pair);
    if (!(divisor > 0)) return unknown("constant", "the reference does not vary");
    const found = wassersteinRobust(pair, {centre: 0, scale: divisor, fence: Infinity});
    return {value: value / divisor, n: {reference: pair.n, current: pair.m}, ...(found && {debiased: found.debiased, interval: found.interval})};
  },
});

/** The reference's standard deviation, divisor n. */
function deviation({values, reference, n}: Ordered): number {
  const mean = values.reduce((sum, x, i) => sum + x * reference[i], 0) / n;
  return Math.sqrt(values.reduce((sum, x, i) => sum + (x - mean) ** 2 * reference[i], 0) / n);
}
