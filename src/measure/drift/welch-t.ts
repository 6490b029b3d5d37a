import {momentPair} from "../../comparison/moment-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {studentTQuantile} from "../../stats/student-t.ts";
import {welchT as test} from "../../stats/welch-t.ts";
import {planOf} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const welchT = defineMeasure({
  id: "welch-t", family: "drift",
  title: "Change of the mean",
  about: "How much the mean has moved, in the column's own unit, with Welch's t-test, which lets the spread differ too. One wild value can hide a change.",
  source: "Welch 1947",
  over: momentPair,
  options: {pooled: {default: false, about: "Assume equal variances (Student's t)."}},
  unit: "of the column", range: [-Infinity, Infinity], worse: "either", evidence: "test", needs: "profile", chart: "interval",
  examples: [
    {why: "means 10 and 12, variance 4, 50 rows each", given: {plan: planOf([8, 10, 12]), reference: {n: 50, mean: 10, variance: 4}, current: {n: 50, mean: 12, variance: 4}},
      gives: {value: 2, p: 2.51357798e-6, within: 1e-8}},
    {why: "one row", given: {plan: planOf([8, 10, 12]), reference: {n: 50, mean: 10, variance: 4}, current: {n: 1, mean: 12, variance: 0}},
      gives: {unknown: "too-few-rows"}},
  ],
  score({reference, current}, {pooled}) {
    if (!pooled && (reference.n < 2 || current.n < 2)) return unknown("too-few-rows");
    const found = test(reference, current, {pooled});
    if (!found) return unknown("constant");
    const value = current.mean - reference.mean;
    const reach = Math.abs(value / found.statistic) * studentTQuantile(0.975, found.df);
    return {value, p: found.p, n: {reference: reference.n, current: current.n}, also: {t: found.statistic, df: found.df},
      ...(Number.isFinite(reach) && {interval: [value - reach, value + reach] as const})};
  },
});
