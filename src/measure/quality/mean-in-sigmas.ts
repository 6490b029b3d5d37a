import {type FourMomentPair, fourMomentPair, fourMoments} from "../../comparison/four-moment-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {meanChange} from "../../stats/mean-change.ts";
import {normalQuantile} from "../../stats/normal.ts";
import {studentTQuantile} from "../../stats/student-t.ts";
import {numberSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

const example = (
  reference: readonly number[], current: readonly number[], kind: "numeric" | "datetime" = "numeric",
): FourMomentPair => {
  const sides = numberSides(reference, current, {kind}), {plan, reference: before, current: now} = sides;
  if (plan.type !== "numeric" || before?.type !== "numeric" || now.type !== "numeric") throw new Error("no numbers");
  const [left, right] = [fourMoments(before.moments, plan), fourMoments(now.moments, plan)];
  if (!left || !right) throw new Error("no values");
  return {plan, reference: left, current: right};
};

export const meanInSigmas = defineMeasure({
  id: "mean-in-sigmas", family: "quality",
  title: "Mean in standard deviations",
  about: "How far the mean has moved, counted in standard deviations (σ) of the reference's values: 0 when it has not, 2 when " +
    "the average row of today would have been unusual before. Shifts this large are faults of units or of entry more often " +
    "than changes in the world.",
  source: "p by Welch 1947, or that of exchangeable values with their skewness where it is larger; interval by the delta method, with the reference's skewness and kurtosis in the variance of its σ",
  over: fourMomentPair,
  options: {},
  unit: "σ", range: [-Infinity, Infinity], worse: "either", limits: {fail: 2}, evidence: "test", clusters: "allowed-for",
  needs: "profile", chart: "interval",
  examples: [
    {why: "a mean 3 higher where the variance is 2.5: t is 3 on 8 degrees of freedom",
      given: example([1, 2, 3, 4, 5], [4, 5, 6, 7, 8]), gives: {value: 3 / Math.sqrt(2.5), p: 0.017071681233782665}},
    {why: "the same constant", given: example([4, 4, 4], [4, 4]), gives: {value: 0, p: 1}},
    {why: "the reference never varied", given: example([4, 4, 4], [5, 5]), gives: {unknown: "constant"}},
    {why: "one row has no spread", given: example([1, 2, 3], [5]), gives: {unknown: "too-few-rows"}},
    {why: "dates move on by themselves", given: example([1, 2, 3], [5, 6], "datetime"), gives: {unknown: "wrong-kind"}},
  ],
  score({plan, design = 1, ...sides}) {
    const [reference, current] = [sides.reference, sides.current].map((side) => ({...side, n: side.n / design}));
    const {n, mean, variance, skewness = 0, kurtosis = -2} = reference, m = current.n;
    if (plan.schema.kind === "datetime") return unknown("wrong-kind");
    if (variance === undefined || current.variance === undefined) return unknown("too-few-rows", "a single row has no spread");
    const sizes = {reference: sides.reference.n, current: sides.current.n};
    if (variance === 0 && current.variance === 0 && current.mean === mean) return {value: 0, p: 1, interval: [0, 0], n: sizes};
    if (variance === 0) return unknown("constant", "the reference never varies, so there is no σ to count in");
    const test = meanChange(reference, current), value = (current.mean - mean) / Math.sqrt(variance);
    const a = 1 / n, b = current.variance / variance / m, ofSigma = value * (skewness + value * (kurtosis + 2) / 4) / n;
    const spread = Math.sqrt(Math.max(a / 2 + b, a + b + ofSigma));
    if (!test || !Number.isFinite(value + spread + test.df + test.p)) return unknown("not-computable", "the numbers are too far from 1");
    const half = studentTQuantile(0.975, test.df) * spread;
    return {value, p: test.p, interval: [value - half, value + half], n: sizes, also: {df: test.df, t: -test.statistic}};
  },
  detectable({reference, current, design = 1}, {level, power}) {
    if (!reference.variance || current.variance === undefined) return undefined;
    const error = Math.sqrt(design * (1 / reference.n + current.variance / reference.variance / current.n));
    return (normalQuantile(1 - level / 2) + normalQuantile(power)) * error;
  },
  says: (_, {value}) => value === 0 ? "the mean is the reference's"
    : `the mean is ${Number(Math.abs(value).toPrecision(3))} σ ${value > 0 ? "higher" : "lower"} than in the reference`,
});
