import {bothSides} from "../../comparison/both-sides.ts";
import {distinctCount} from "../../comparison/distinct-count.ts";
import {isUnknown, unknown} from "../../comparison/unknown.ts";
import {labelSides, numberSides, textSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

export const uniqueness = defineMeasure({
  id: "uniqueness", family: "quality",
  title: "Uniqueness",
  about: "Different values as a share of all values: 100 % where none occurs twice, near 0 where a few values make up the " +
    "column. It falls as a table grows, so compare tables of like size.",
  over: bothSides,
  options: {},
  unit: "share", range: [0, 1], worse: "lower", evidence: "fact", needs: "profile",
  inCells: "numbers are counted only while their values are kept exactly", chart: "none",
  examples: [
    {why: "two labels in ten rows", given: labelSides({a: 5}, {a: 8, b: 2}), gives: {value: 0.2}},
    {why: "all numbers differ", given: numberSides([1, 1], [1, 2, 3, null]), gives: {value: 1}},
    {why: "seven different texts in ten", given: textSides({rows: 5, distinct: 5}, {rows: 10, distinct: 7}), gives: {value: 0.7}},
    {why: "no value", given: numberSides([1, 1], [null]), gives: {unknown: "no-values"}},
  ],
  score({reference, current}) {
    const now = distinctCount(current), before = reference && distinctCount(reference);
    if (isUnknown(now)) return now;
    if (now.n === 0) return unknown("no-values");
    return {
      value: Math.min(1, now.count / now.n), n: {current: now.n}, ...(now.error > 0 && {bound: now.error / now.n}),
      also: {
        distinct: Math.round(now.count),
        ...(before && !isUnknown(before) && before.n > 0 && {reference: Math.min(1, before.count / before.n)}),
      },
    };
  },
  says: (_, {value, also}) => `${also?.["distinct"] ?? 0} different values, ${percent(value)} of all`,
});
