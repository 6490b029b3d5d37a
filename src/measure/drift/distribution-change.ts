import {orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {distributionChange as changed} from "../../stats/distribution-change.ts";
import {withoutOutside} from "../../stats/without-outside.ts";
import {twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const distributionChange = defineMeasure({
  id: "distribution-change", family: "drift",
  title: "Evidence of a changed distribution",
  about: "The default evidence for a number: a combination of rank tests that sees changes of place, spread, shape and tails alike, " +
    "at an honest rate of false alarms. Its p-value is what counts; the score is the statistic behind it.",
  source: "chosen by measured power at an honest false-alarm rate: docs/power.md, docs/calibration.md",
  over: orderedPair,
  options: {},
  unit: "", range: [0, Infinity], worse: "higher", evidence: "test", clusters: "allowed-for", needs: "profile",
  inCells: "the tests on the values grouped in the plan's cells, which are valid as under ties; those beyond the reference's range " +
    "join the outermost cell within",
  chart: "distributions",
  examples: [
    {why: "the same value everywhere is no evidence", given: twoSamples([5, 5, 5], [5, 5]), gives: {value: 0, p: 1}},
    {why: "equal samples are no evidence", given: twoSamples([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]), gives: {p: 1, within: 0.2}},
  ],
  score({pair, exact, design}) {
    const test = changed(exact ? pair : withoutOutside(pair), design);
    if (!test) return unknown("no-values");
    return {value: test.statistic, p: test.p, method: test.method, n: {reference: pair.n, current: pair.m}, also: test.parts};
  },
});
