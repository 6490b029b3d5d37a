import {bothSides} from "../../comparison/both-sides.ts";
import {distinctCount} from "../../comparison/distinct-count.ts";
import {isUnknown, unknown} from "../../comparison/unknown.ts";
import {labelSides, numberSides, textSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

export const duplicateIds = defineMeasure({
  id: "duplicate-ids", family: "quality",
  title: "Repeated ids",
  about: "How many rows carry an id that an earlier row carried, in a column that is an id (and no cluster) or that the schema calls unique. " +
    "One person counted twice, or one measurement delivered twice.",
  source: "past a million distinct ids estimated from the smallest hashes (Bar-Yossef et al. 2002), and judged only beyond " +
    "that estimate's error",
  over: bothSides,
  options: {},
  unit: "rows", range: [0, Infinity], worse: "higher", limits: {fail: 1}, evidence: "fact", needs: "profile",
  inCells: "numbers are counted only while their values are kept exactly", chart: "none", failing: "duplicate-id",
  examples: [
    {why: "three of ten rows carry an id seen before",
      given: textSides({rows: 9, distinct: 9}, {rows: 10, distinct: 7}, {role: "id"}), gives: {value: 3}},
    {why: "numbers that must be unique", given: numberSides([1, 2, 3], [4, 5, 5], {unique: true}), gives: {value: 1}},
    {why: "every id once", given: labelSides({a: 1, b: 1}, {c: 1, d: 1}, {unique: true}), gives: {value: 0}},
    {why: "patients, of whom some come again", given: textSides({rows: 9, distinct: 9}, {rows: 10, distinct: 7}, {role: "id", cluster: true}),
      gives: {unknown: "not-declared"}},
    {why: "no id", given: textSides({rows: 9, distinct: 9}, {rows: 10, distinct: 7}), gives: {unknown: "not-declared"}},
    {why: "no value", given: textSides({rows: 9, distinct: 9}, {rows: 0, distinct: 0}, {role: "id"}),
      gives: {unknown: "no-values"}},
  ],
  score({plan, current}) {
    // Whoever is named by a cluster comes again: that is what it is declared for.
    const isId = plan.schema.role === "id" && plan.schema.cluster !== true;
    if (!isId && !plan.schema.unique) return unknown("not-declared");
    const found = distinctCount(current);
    if (isUnknown(found)) return found;
    const {count, error, n} = found;
    if (n === 0) return unknown("no-values");
    const value = Math.max(0, Math.round(n - count));
    // Twice the half width: a fact must not be one by the estimate's own error.
    const bound = Math.ceil(2 * error);
    return {value, n: {current: n}, also: {share: value / n}, ...(bound > 0 && {bound, debiased: Math.max(0, value - bound)})};
  },
  says: (_, {value, bound}) => value === 0 ? "no id occurs twice"
    : `${bound === undefined ? "" : "about "}${value} ${value === 1 ? "row carries" : "rows carry"} the id of an earlier row`,
});
