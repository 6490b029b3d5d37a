import {type BothSides, bothSides} from "../../comparison/both-sides.ts";
import {filled} from "../../comparison/filled.ts";
import {unknown} from "../../comparison/unknown.ts";
import {labelSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const outOfSet = defineMeasure({
  id: "out-of-set", family: "quality",
  title: "Values outside the allowed set",
  about: "How many values are none of those that the schema lists. Labels that are new against the reference, declared or " +
    "not, are counted by new-categories.",
  over: bothSides,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "higher", limits: {fail: 1}, evidence: "fact",
  needs: "profile", chart: "none", failing: "outside-set",
  examples: [
    {why: "seven rows hold an unlisted label",
      given: labelSides({yes: 5, no: 5}, {yes: 3, maybe: 7}, {values: ["yes", "no"], rules: {outOfSet: 7}}), gives: {value: 7}},
    {why: "every label is listed", given: labelSides({yes: 5, no: 5}, {yes: 3}, {values: ["yes", "no"]}), gives: {value: 0}},
    {why: "no set is declared", given: labelSides({yes: 5, no: 5}, {maybe: 7}), gives: {unknown: "not-declared"}},
    {why: "no value", given: labelSides({yes: 5}, {}, {values: ["yes"]}), gives: {unknown: "no-values"}},
  ],
  score(sides) {
    const {plan, reference, current: {presence, rules}} = sides;
    const n = filled(presence);
    if (!plan.schema.values) return unknown("not-declared");
    if (n === 0) return unknown("no-values");
    const items = unlisted(sides, new Set(plan.schema.values));
    return {
      value: rules.outOfSet, n: {current: n}, ...(items.length > 0 && {items}),
      also: {share: rules.outOfSet / n, ...(reference && {reference: reference.rules.outOfSet})},
    };
  },
  says: (_, {value}) => value === 0 ? "every value is in the declared set"
    : `${value} ${value === 1 ? "value is" : "values are"} not in the declared set`,
});

/** Labels that are not allowed, most frequent first; hashed labels cannot be told from allowed ones here. */
function unlisted({plan, current}: BothSides, allowed: ReadonlySet<string>): {label: string; count: number}[] {
  if (current.type !== "categorical" || plan.schema.hash) return [];
  return [...current.categories.counts].filter(([label]) => !allowed.has(label)).map(([label, count]) => ({label, count}))
    .sort((a, b) => b.count - a.count);
}
