import {type FourMomentPair, fourMomentPair, fourMoments} from "../../comparison/four-moment-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {normalQuantile} from "../../stats/normal.ts";
import {studentTQuantile, studentTTwoSided} from "../../stats/student-t.ts";
import {numberSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";

const example = (reference: readonly number[], current: readonly number[], kind: "numeric" | "datetime" = "numeric"): FourMomentPair => {
  const sides = numberSides(reference, current, {kind});
  if (sides.plan.type !== "numeric" || sides.reference?.type !== "numeric" || sides.current.type !== "numeric") throw new Error("no numbers");
  return {plan: sides.plan, reference: fourMoments(sides.reference.moments, sides.plan), current: fourMoments(sides.current.moments, sides.plan)};
};

export const meanInSigmas = defineMeasure({
  id: "mean-in-sigmas", family: "quality",
  title: "Mean in standard deviations",
  about: "How far the mean has moved, counted in standard deviations (σ) of the reference's values: 0 when it has not, 2 when " +
    "the average row of today would have been unusual before. Shifts this large are faults of units or of entry more often " +
    "than changes in the world.",
  source: "p by Welch 1947; interval by the delta method, with the reference's skewness and kurtosis in the variance of its σ",
  over: fourMomentPair,
  options: {},
  unit: "σ", range: [-Infinity, Infinity], worse: "either", limits: {fail: 2}, evidence: "test", needs: "profile", chart: "interval",
  examples: [
    {why: "a mean 3 higher where the variance is 2.5: t is 3 on 8 degrees of freedom", given: example([1, 2, 3, 4, 5], [4, 5, 6, 7, 8]),
      gives: {value: 3 / Math.sqrt(2.5), p: 0.017071681233782665}},
    {why: "the same constant", given: example([4, 4, 4], [4, 4]), gives: {value: 0, p: 1}},
    {why: "the reference never varied", given: example([4, 4, 4], [5, 5]), gives: {unknown: "constant"}},
    {why: "one row has no spread", given: example([1, 2, 3], [5]), gives: {unknown: "too-few-rows"}},
    {why: "dates move on by themselves", given: example([1, 2, 3], [5, 6], "datetime"), gives: {unknown: "wrong-kind"}},
  ],
  score({plan, reference, current}) {
    const {n, mean, variance, skewness, kurtosis} = reference, m = current.n;
    if (plan.schema.kind === "datetime") return unknown("wrong-kind");
    if (n < 2 || m < 2) return unknown("too-few-rows", "a single row has no spread");
    const sizes = {reference: n, current: m};
    if (variance === 0 && current.variance === 0 && current.mean === mean) return {value: 0, p: 1, interval: [0, 0], n: sizes};
    if (variance === 0) return unknown("constant", "the reference never varies, so there is no σ to count in");
    const value = (current.mean - mean) / Math.sqrt(variance);
    const a = 1 / n, b = current.variance / variance / m, error = Math.sqrt(a + b);
    const df = (a + b) ** 2 / (a * a / (n - 1) + b * b / (m - 1));
    const spread = Math.sqrt(Math.max(a / 2 + b, a + b + value * skewness / n + value * value * (kurtosis - 1) / (4 * n)));
    if (![value, spread, df].every(Number.isFinite)) return unknown("not-computable", "the sums are past the largest number");
    const half = studentTQuantile(0.975, df) * spread;
    return {
      value, p: studentTTwoSided(value / error, df), interval: [value - half, value + half], n: sizes,
      also: {df, t: value / error},
    };
  },
  detectable({reference, current}, {level, power}) {
    if (!(reference.variance > 0)) return undefined;
    return (normalQuantile(1 - level / 2) + normalQuantile(power)) * Math.sqrt(1 / reference.n + current.variance / reference.variance / current.n);
  },
  says: (_, {value}) => value === 0 ? "the mean is the reference's"
    : `the mean is ${Number(Math.abs(value).toPrecision(3))} σ ${value > 0 ? "higher" : "lower"} than in the reference`,
});
