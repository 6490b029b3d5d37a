import {groupPair} from "../../comparison/group-pair.ts";
import {isUnknown} from "../../comparison/unknown.ts";
import {falsePositiveRate, groupOptions, groupRange, groupsOf, truePositiveRate} from "../group-range.ts";
import {defineMeasure} from "../measure.ts";

export const equalisedOddsDifference = defineMeasure({
  id: "equalised-odds-difference", family: "fairness",
  title: "Difference of error rates between groups",
  about: "The larger of two differences between groups: how many of those who have it are found, and how many of those who do not have it " +
    "are called in (equalised odds). Both must be small for the model to err alike for all.",
  source: "equalised odds, Hardt, Price and Srebro 2016; the smaller p of both times two (Bonferroni)",
  over: groupPair,
  options: groupOptions,
  unit: "share", range: [0, 1], worse: "higher", evidence: "test", needs: "profile", chart: "bars",
  examples: [
    {why: "30 of 40 found against 20 of 40, 30 of 60 called in against 20 of 60", given: groupsOf({a: [30, 30, 30, 10], b: [20, 20, 40, 20]}),
      gives: {value: 0.25}},
    {why: "both groups are treated alike", given: groupsOf({a: [20, 20, 40, 20], b: [20, 20, 40, 20]}), gives: {value: 0, p: 1}},
    {why: "nobody has it in one group", given: groupsOf({a: [20, 20, 40, 20], b: [0, 20, 40, 0]}), gives: {unknown: "too-few-rows"}},
  ],
  score(pair) {
    const found = groupRange(pair, truePositiveRate), called = groupRange(pair, falsePositiveRate);
    if (isUnknown(found)) return found;
    if (isUnknown(called)) return called;
    const larger = found.value >= called.value ? found : called;
    return {...larger, p: Math.min(1, 2 * Math.min(found.p ?? 1, called.p ?? 1)), detail: `${larger === found ? "found" : "called in"}: ${larger.detail ?? ""}`};
  },
});
