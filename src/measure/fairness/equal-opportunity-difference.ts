import {groupPair} from "../../comparison/group-pair.ts";
import {groupOptions, groupRange, groupsOf, truePositiveRate} from "../group-range.ts";
import {defineMeasure} from "../measure.ts";

export const equalOpportunityDifference = defineMeasure({
  id: "equal-opportunity-difference", family: "fairness",
  title: "Difference of sensitivity between groups",
  about: "Of those who have what is looked for, how many more are found in one group than in another (equal opportunity).",
  source: "equal opportunity, Hardt, Price and Srebro 2016; simultaneous interval after Agresti and Caffo 2000; chi-square homogeneity",
  over: groupPair,
  options: groupOptions,
  unit: "share", range: [0, 1], worse: "higher", evidence: "test", needs: "profile", chart: "bars",
  examples: [
    {why: "30 of 40 found against 20 of 40", given: groupsOf({a: [30, 30, 30, 10], b: [20, 20, 40, 20]}), gives: {value: 0.25}},
    {why: "both groups are treated alike", given: groupsOf({a: [20, 20, 40, 20], b: [20, 20, 40, 20]}), gives: {value: 0, p: 1}},
    {why: "a group is too small", given: groupsOf({a: [20, 20, 40, 20], b: [1, 1, 1, 1]}), gives: {unknown: "too-few-rows"}},
  ],
  score: (pair) => groupRange(pair, truePositiveRate),
});
