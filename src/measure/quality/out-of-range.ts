import {bothSides} from "../../comparison/both-sides.ts";
import {filled} from "../../comparison/filled.ts";
import {unknown} from "../../comparison/unknown.ts";
import {numberSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const outOfRange = defineMeasure({
  id: "out-of-range", family: "quality",
  title: "Values out of range",
  about: "How many values lie below the smallest or above the largest that the schema allows. How many lie outside the range " +
    "that the reference happened to show is another question: out-of-range-share.",
  over: bothSides,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "higher", limits: {fail: 1}, evidence: "fact",
  needs: "profile", chart: "none", failing: "below",
  examples: [
    {why: "one below, two above",
      given: numberSides([1, 2], [-1, 3, 4, 2], {range: [0, 2], rules: {belowRange: 1, aboveRange: 2}}), gives: {value: 3}},
    {why: "all inside", given: numberSides([1, 2], [0, 2], {range: [0, null]}), gives: {value: 0}},
    {why: "no range is declared", given: numberSides([1, 2], [0, 2]), gives: {unknown: "not-declared"}},
    {why: "no value", given: numberSides([1, 2], [null], {range: [0, 1]}), gives: {unknown: "no-values"}},
  ],
  score({plan, reference, current: {presence, rules}}) {
    const n = filled(presence);
    if (!plan.schema.range) return unknown("not-declared");
    if (n === 0) return unknown("no-values");
    const value = rules.belowRange + rules.aboveRange;
    return {
      value, n: {current: n},
      also: {
        below: rules.belowRange, above: rules.aboveRange, share: value / n,
        ...(reference && {reference: reference.rules.belowRange + reference.rules.aboveRange}),
      },
    };
  },
  says: (_, {value, also}) => value === 0 ? "every value is in the declared range"
    : `${value} ${value === 1 ? "value is" : "values are"} out of the declared range: ` +
      `${also?.["below"] ?? 0} below it, ${also?.["above"] ?? 0} above`,
});
