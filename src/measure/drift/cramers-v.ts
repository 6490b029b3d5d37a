import {binOptions, binPair} from "../../comparison/bin-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {cramersV as association} from "../../stats/cramers-v.ts";
import {twoCounts} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const cramersV = defineMeasure({
  id: "cramers-v", family: "drift",
  title: "Cramér's V",
  about: "How strongly the category depends on which table a row is from: 0 not at all, 1 entirely. Corrected for what chance alone gives.",
  source: "Cramér 1946; bias correction by Bergsma 2013",
  over: binPair,
  options: {...binOptions, corrected: {default: true, about: "Take off what chance alone gives (Bergsma)."}},
  unit: "", range: [0, 1], worse: "higher", limits: {warn: 0.1, fail: 0.3}, evidence: "none", needs: "profile", chart: "bars",
  examples: [
    {why: "the corrected value of a table without association", given: twoCounts([120, 60, 15, 5], [80, 55, 12, 3]), gives: {value: 0}},
    {why: "the raw value, as SciPy's association", given: twoCounts([120, 60, 15, 5], [80, 55, 12, 3]), options: {corrected: false},
      gives: {value: 0.07459633721953138}},
    {why: "one category", given: twoCounts([5], [7]), gives: {unknown: "constant"}},
  ],
  score(pair, {corrected}) {
    const found = association([pair.reference, pair.current]);
    const value = corrected ? found?.corrected : found?.v;
    if (!found || value === undefined) return unknown("constant");
    return {value, n: {reference: pair.n, current: pair.m}, also: {chiSquare: found.chiSquare, df: found.df}};
  },
});
