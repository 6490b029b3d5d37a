import {groupPair} from "../../comparison/group-pair.ts";
import {groupOptions, groupRange, groupsOf, precisionRate} from "../group-range.ts";
import {defineMeasure} from "../measure.ts";

export const predictiveParityDifference = defineMeasure({
  id: "predictive-parity-difference", family: "fairness",
  title: "Difference of precision between groups",
  about: "How much more often a yes is right in one group than in another (predictive parity).",
  source: "predictive parity, Chouldechova 2017; simultaneous interval after Agresti and Caffo 2000; chi-square homogeneity",
  over: groupPair,
  options: groupOptions,
  unit: "share", range: [0, 1], worse: "higher", evidence: "test", needs: "profile", chart: "bars",
  examples: [
    {why: "a yes is right 45 times of 60 against 20 of 40", given: groupsOf({a: [45, 15, 30, 10], b: [20, 20, 40, 20]}), gives: {value: 0.25}},
    {why: "both groups are treated alike", given: groupsOf({a: [20, 20, 40, 20], b: [20, 20, 40, 20]}), gives: {value: 0, p: 1}},
    {why: "a group is too small", given: groupsOf({a: [20, 20, 40, 20], b: [1, 1, 1, 1]}), gives: {unknown: "too-few-rows"}},
  ],
  score: (pair) => groupRange(pair, precisionRate),
});
