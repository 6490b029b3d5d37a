import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
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
    if (m === 0) return unknown("no-values");
    const {bits, variance, filled} = entropyOf(current, m), half = 1.959963984540054 * Math.sqrt(variance / m);
    return {
      value: bits, interval: [Math.max(0, bits - half), bits + half + (filled - 1) / (2 * m * Math.LN2)], n: {reference: n, current: m},
      ...(n > 0 && {also: {reference: entropyOf(reference, n).bits, change: bits - entropyOf(reference, n).bits}}),
    };
  },
  says: (_, {value, also}) => `${Number(value.toPrecision(3))} bits` +
    (also?.["reference"] === undefined ? "" : `, ${Number(also["reference"].toPrecision(3))} in the reference`),
});

function entropyOf(counts: Float64Array, total: number): {bits: number; variance: number; filled: number} {
  let bits = 0, squares = 0, filled = 0;
  for (const count of counts) {
    if (count === 0) continue;
    const share = count / total, information = -Math.log2(share);
    bits += share * information;
    squares += share * information * information;
    filled++;
  }
  return {bits, variance: Math.max(0, squares - bits * bits), filled};
}
