import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {entropy as shannon} from "../../stats/entropy.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const entropy = defineMeasure({
  id: "entropy", family: "quality",
  title: "Entropy",
  about: "How evenly the current values spread over the categories (or over bins of a number), in bits: 0 when all fall in " +
    "one, 1 for a fair coin, log2 of the number of categories when all are equally frequent. A fall says that the column " +
    "carries less information than it did.",
  source: "Shannon 1948; interval by the delta method, its upper end raised by Miller & Madow's (k - 1) / 2m",
  over: binPair,
  options: binOptions,
  unit: "bits", range: [0, Infinity], worse: "lower", evidence: "none", needs: "profile", chart: "bars",
  examples: [
    {why: "a fair coin", given: twoCounts([10, 10], [7, 7]), gives: {value: 1}},
    {why: "SciPy's entropy of .5, .25, .25 in base 2", given: twoCounts([1, 1, 1], [20, 10, 10]), gives: {value: 1.5}},
    {why: "one category", given: twoCounts([10, 10], [7, 0]), gives: {value: 0}},
    {why: "no value", given: twoCounts([10], [0]), gives: {unknown: "no-values"}},
  ],
  score({reference, current, n, m}) {
    const bits = shannon(current, 2), before = shannon(reference, 2);
    if (bits === undefined) return unknown("no-values");
    const half = 1.959963984540054 * Math.sqrt(informationVariance(current, bits, m) / m);
    const filled = current.filter((count) => count > 0).length;
    return {
      value: bits, n: {reference: n, current: m},
      interval: [Math.max(0, bits - half), bits + half + (filled - 1) / (2 * m * Math.LN2)],
      ...(before !== undefined && {also: {reference: before, change: bits - before}}),
    };
  },
  says: (_, {value, also}) => `${Number(value.toPrecision(3))} bits` +
    (also?.["reference"] === undefined ? "" : `, ${Number(also["reference"].toPrecision(3))} in the reference`),
});

/** How much the information of one row, -log2 of its category's share, varies from row to row. */
function informationVariance(counts: Float64Array, mean: number, total: number): number {
  const squares = counts.reduce((sum, count) => count > 0 ? sum + count / total * Math.log2(count / total) ** 2 : sum, 0);
  return Math.max(0, squares - mean * mean);
}
