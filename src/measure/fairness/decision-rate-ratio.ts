import {groupPair} from "../../comparison/group-pair.ts";
import {isUnknown, unknown} from "../../comparison/unknown.ts";
import {decisionRate, groupOptions, groupRange, groupsOf} from "../group-range.ts";
import {defineMeasure} from "../measure.ts";

export const decisionRateRatio = defineMeasure({
  id: "decision-rate-ratio", family: "fairness",
  title: "Ratio of decision rates between groups",
  about: "The lowest rate at which the model says yes of any group over the highest; 1 is alike. Some laws draw a line at .8 (the four-fifths rule).",
  source: "disparate impact, 29 CFR 1607.4 (D); chi-square homogeneity; shown beside the difference, whose interval says how sure it is",
  over: groupPair,
  options: groupOptions,
  unit: "", range: [0, 1], worse: "lower", evidence: "test", needs: "profile", chart: "bars",
  examples: [
    {why: "yes for 60 of 100 against 40 of 100", given: groupsOf({a: [30, 30, 30, 10], b: [20, 20, 40, 20]}), gives: {value: 2 / 3}},
    {why: "nobody is told yes", given: groupsOf({a: [0, 0, 60, 40], b: [0, 0, 60, 40]}), gives: {unknown: "constant"}},
  ],
  score(pair) {
    const range = groupRange(pair, decisionRate);
    if (isUnknown(range)) return range;
    const {low = 0, high = 0} = range.also ?? {}, {interval: _, ...rest} = range;
    return high === 0 ? unknown("constant", "the model says yes of nobody") : {...rest, value: low / high};
  },
});
