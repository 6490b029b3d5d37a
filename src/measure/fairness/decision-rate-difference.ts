import {groupPair} from "../../comparison/group-pair.ts";
import {decisionRate, groupOptions, groupRange, groupsOf} from "../group-range.ts";
import {defineMeasure} from "../measure.ts";

export const decisionRateDifference = defineMeasure({
  id: "decision-rate-difference", family: "fairness",
  title: "Difference of decision rates between groups",
  about: "How much more often the model says yes of one group than of another (demographic parity). A difference may be right where the " +
    "groups differ; it must be explained either way.",
  source: "demographic parity, Dwork and others 2012; simultaneous interval after Agresti and Caffo 2000; chi-square homogeneity",
  over: groupPair,
  options: groupOptions,
  unit: "share", range: [0, 1], worse: "higher", evidence: "test", needs: "profile", chart: "bars",
  examples: [
    {why: "yes for 60 of 100 against 40 of 100", given: groupsOf({a: [30, 30, 30, 10], b: [20, 20, 40, 20]}), gives: {value: 0.2}},
    {why: "both groups are treated alike", given: groupsOf({a: [20, 20, 40, 20], b: [20, 20, 40, 20]}), gives: {value: 0, p: 1}},
    {why: "a group is too small", given: groupsOf({a: [20, 20, 40, 20], b: [1, 1, 1, 1]}), gives: {unknown: "too-few-rows"}},
  ],
  score: (pair) => groupRange(pair, decisionRate),
});
