import {bothSides} from "../../comparison/both-sides.ts";
import {filled} from "../../comparison/filled.ts";
import {unknown} from "../../comparison/unknown.ts";
import {numberSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const outOfRange = defineMeasure({
  id: "out-of-range", family: "quality",
  title: "Values out of range",
  about: "How many values lie below the smallest or above the largest that the schema allows; of a score, below 0 or above 1, unless the " +
    "reference's scores are no probabilities either. How many lie outside the range that the reference happened to show is another " +
    "question: out-of-range-share.",
  over: bothSides,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "higher", limits: {fail: 1}, evidence: "fact",
  needs: "profile", chart: "none", failing: "below",
  examples: [
    {why: "one below, two above",
      given: numberSides([1, 2], [-1, 3, 4, 2], {range: [0, 2], rules: {belowRange: 1, aboveRange: 2}}), gives: {value: 3}},
    {why: "all inside", given: numberSides([1, 2], [0, 2], {range: [0, null]}), gives: {value: 0}},
    {why: "a score above 1", given: numberSides([0, 0.5], [0.2, 1.5], {role: "score", rules: {aboveRange: 1}}), gives: {value: 1}},
    {why: "no range is declared", given: numberSides([1, 2], [0, 2]), gives: {unknown: "not-declared"}},
    {why: "no value", given: numberSides([1, 2], [null], {range: [0, 1]}), gives: {unknown: "no-values"}},
  ],
  score({plan, reference, current: {presence, rules}}) {
    const n = filled(presence);
    const before = reference ? reference.rules.belowRange + reference.rules.aboveRange : 0;
    if (!plan.schema.range && (plan.schema.role !== "score" || before > 0)) return unknown("not-declared");
    if (n === 0) return unknown("no-values");
    const value = rules.belowRange + rules.aboveRange;
    return {
      value, n: {current: n},
      also: {
        below: rules.belowRange, above: rules.aboveRange, share: value / n,
        ...(reference && {reference: before}),
      },
    };
  },
  says({plan: {schema}}, {value, also}) {
    const [all, range] = schema.range ? ["value", "the declared range"] as const : ["score", "0 to 1, where probabilities lie"] as const;
    return value === 0 ? `every ${all} is in ${range}`
      : `${value} ${value === 1 ? `${all} is` : `${all}s are`} out of ${range}: ${also?.["below"] ?? 0} below, ${also?.["above"] ?? 0} above`;
  },
});
