import {type FourMomentPair, fourMomentPair} from "../../comparison/four-moment-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {meanChange} from "../../stats/mean-change.ts";
import {studentTQuantile} from "../../stats/student-t.ts";
import {welchT as test} from "../../stats/welch-t.ts";
import {planOf} from "../example.ts";
import {defineMeasure} from "../measure.ts";

const symmetric = (n: number, mean: number, variance: number | undefined): FourMomentPair["reference"] => ({
  n, mean, variance, populationVariance: (variance ?? 0) * (n - 1) / n, error: undefined,
  skewness: 0, skewnessUnbiased: 0, kurtosis: 0, kurtosisUnbiased: 0,
});

const example = (reference: FourMomentPair["reference"], current: FourMomentPair["current"]): FourMomentPair =>
  ({plan: planOf([8, 10, 12]), reference, current});

export const welchT = defineMeasure({
  id: "welch-t", family: "drift",
  title: "Change of the mean",
  about: "How much the mean has moved, in the column's own unit, with Welch's t-test, which lets the spread differ too. One wild value can hide a change.",
  source: "Welch 1947; on skewed values p is that of exchangeable values with their skewness where it is the larger one: docs/calibration.md",
  over: fourMomentPair,
  options: {
    pooled: {default: false, about: "Assume equal variances (Student's t)."},
    skew: {default: true, about: "Mind skewed values, whose mean strays further than the t-test allows for; without it p is SciPy's."},
  },
  unit: "of the column", range: [-Infinity, Infinity], worse: "either", evidence: "test", clusters: "allowed-for", needs: "profile", chart: "interval",
  examples: [
    {why: "means 10 and 12, variance 4, 50 rows each", given: example(symmetric(50, 10, 4), symmetric(50, 12, 4)),
      gives: {value: 2, p: 2.51357798e-6, within: 1e-8}},
    {why: "one row", given: example(symmetric(50, 10, 4), symmetric(1, 12, undefined)), gives: {unknown: "too-few-rows"}},
  ],
  score({design = 1, ...sides}, {pooled, skew}) {
    const [reference, current] = [sides.reference, sides.current].map((side) => ({...side, n: side.n / design}));
    if (!pooled && (reference.n < 2 || current.n < 2)) return unknown("too-few-rows");
    const found = skew && !pooled ? meanChange(reference, current) : test(reference, current, {pooled});
    if (!found) return unknown("constant");
    if (!Number.isFinite(found.p + found.df)) return unknown("not-computable", "the numbers are too far from 1");
    const value = current.mean - reference.mean;
    const reach = Math.abs(value / found.statistic) * studentTQuantile(0.975, found.df);
    return {value, p: found.p, n: {reference: sides.reference.n, current: sides.current.n}, also: {t: found.statistic, df: found.df},
      ...(Number.isFinite(reach) && {interval: [value - reach, value + reach] as const})};
  },
});
