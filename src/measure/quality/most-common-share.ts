import {others} from "../../comparison/category-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {valuePair} from "../../comparison/value-pair.ts";
import {proportionInterval} from "../../stats/proportion-interval.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

export const mostCommonShare = defineMeasure({
  id: "most-common-share", family: "quality",
  title: "Most common value",
  about: "The share of the current values that are the most common one, and how large that value's share was in the " +
    "reference. Near 100 % the column is almost constant and can tell little.",
  source: "interval by Wilson 1927",
  over: valuePair,
  options: {},
  unit: "share", range: [0, 1], worse: "higher", evidence: "fact", needs: "exact", chart: "bars",
  examples: [
    {why: "the second label leads now", given: twoCounts([60, 40], [10, 30]), gives: {value: 0.75}},
    {why: "one label only", given: twoCounts([60], [10]), gives: {value: 1}},
    {why: "no value", given: twoCounts([60], [0]), gives: {unknown: "no-values"}},
  ],
  score({labels, reference, current, n, m}) {
    let top = -1;
    // Of equally common ones the first: labels stand by code point, numbers by size.
    labels.forEach((label, i) => {
      if (label !== others && current[i] > 0 && (top < 0 || current[i] > current[top])) top = i;
    });
    if (top < 0) return unknown("no-values");
    const value = current[top] / m, before = n > 0 ? reference[top] / n : undefined;
    return {
      value, interval: proportionInterval(current[top], m), n: {reference: n, current: m},
      items: [{label: labels[top], count: current[top]}],
      ...(before !== undefined && {also: {reference: before, change: value - before}}),
    };
  },
  says: (_, {value, also}) => `the most common value holds ${percent(value)} of the rows` +
    (also?.["reference"] === undefined ? "" : `, ${percent(also["reference"])} in the reference`),
});
