import {type LabelSide, type LabelSides, labelSidesOf} from "../../comparison/label-sides.ts";
import {type Unknown, unknown} from "../../comparison/unknown.ts";
import {proportionInterval} from "../../stats/proportion-interval.ts";
import {changeOf, type Estimate} from "../change.ts";
import {ratesOf} from "../example-business.ts";
import {defineMeasure, type Score} from "../measure.ts";
import {methodOf} from "../numeric-estimate.ts";
import {percent} from "../percent.ts";

export const businessRate = defineMeasure({
  id: "business-rate", family: "business",
  title: "Rate in a business column",
  about: "Which share of the rows that hold a value hold this one (a complication, a revision, a refund). It is judged when you give " +
    "limits: how high it may get.",
  source: "interval by Wilson 1927",
  over: labelSidesOf,
  options: {label: {default: "", about: "The label that is counted; unless told, the schema's positive one, or true."}},
  unit: "share", range: [0, 1], worse: "higher", evidence: "interval", needs: "profile", chart: "interval",
  examples: [
    {why: "8 of 10", given: ratesOf({true: 1, false: 9}, {true: 8, false: 2}), gives: {value: 0.8}},
    {why: "a label by name", given: ratesOf({a: 1, b: 9}, {a: 5, b: 15}), options: {label: "a"}, gives: {value: 0.25}},
    {why: "a label that does not occur", given: ratesOf({true: 1, false: 9}, {false: 20}), gives: {value: 0}},
    {why: "no label told, and none that would be meant", given: ratesOf({a: 1, b: 9}, {a: 5, b: 15}), gives: {unknown: "not-declared"}},
    {why: "no row holds a value", given: ratesOf({true: 1, false: 9}, {}), gives: {unknown: "no-values"}},
  ],
  score({plan, ...sides}, {label}): Score | Unknown {
    const counted = label !== "" ? label : plan.schema.positive ?? (isBoolean(plan) ? "true" : undefined);
    if (counted === undefined) return unknown("not-declared", "which label is counted: give the option label, or the column's positive one");
    if (plan.schema.hash) return unknown("not-computable", "the labels are kept as hashes");
    return changeOf(sides, (side) => rateOf(side, counted));
  },
  says: (_, {value, interval, reference}) => `the rate is ${percent(value)}${interval ? ` (${percent(interval[0])} to ${percent(interval[1])})` : ""}`
    + (reference === undefined ? "" : `; in the reference it is ${percent(reference)}`),
});

const isBoolean = ({schema, categories}: LabelSides["plan"]): boolean =>
  schema.kind === "boolean" || categories.every((label) => label === "true" || label === "false");

function rateOf({counts, buckets, alike}: LabelSide, label: string): Estimate | Unknown {
  const sum = (values: Iterable<number>): number => { let all = 0; for (const value of values) all += value; return all; };
  const n = sum(counts.values()) + sum(buckets ?? []), count = counts.get(label);
  if (n === 0) return unknown("no-values");
  if (count === undefined && buckets) return unknown("too-many-categories");
  const value = (count ?? 0) / n;
  if (alike === Infinity) return {value, n, unsure: "too-few-rows"};
  return {value, n, interval: proportionInterval((count ?? 0) / alike, n / alike), method: methodOf("Wilson", alike)};
}
