import {type OrderedPair, orderedPair} from "../../comparison/ordered-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import {quantileInterval} from "../../stats/quantile-interval.ts";
import {quantileWeighted} from "../../stats/quantile.ts";
import {twoSamples} from "../example.ts";
import {defineMeasure} from "../measure.ts";

export const quantileShift = defineMeasure({
  id: "quantile-shift", family: "quality",
  title: "Shift of a quantile",
  about: "How far a quantile (the median unless told) has moved, over a robust standard deviation (σ) of the reference. " +
    "Unlike the mean, the median does not follow a few wild values; a low or high quantile watches one end of the values.",
  source: "quantiles of Hyndman & Fan's type 7; intervals from order statistics, put together by Zou & Donner 2008",
  over: orderedPair,
  options: {p: {default: 0.5, about: "Which quantile, between 0 and 1: .5 is the median, .95 the value that 5 % exceed."}},
  unit: "σ", range: [-Infinity, Infinity], worse: "either", evidence: "interval", clusters: "allowed-for", needs: "profile",
  inCells: "values stand at the mean of their cell; bound is the width of the cells that hold the two quantiles",
  chart: "interval",
  examples: [
    {why: "the median is 10 higher, the robust σ is 20 / 1.349", given: twoSamples([10, 20, 30, 40, 50], [20, 30, 40, 50, 60]),
      gives: {value: 1.349 / 2}},
    {why: "a quantile between two values", given: twoSamples([0, 10], [1, 12]), options: {p: 0.25},
      gives: {value: (3.75 - 2.5) / (5 / 1.349)}},
    {why: "nothing changed", given: twoSamples([3, 1, 2], [1, 2, 3]), options: {p: 0.9}, gives: {value: 0}},
    {why: "a quantile is between 0 and 1", given: twoSamples([3, 1, 2], [1, 2, 3]), options: {p: 95},
      gives: {unknown: "not-computable"}},
  ],
  score({pair, plan, exact, design}, {p}) {
    if (!(p >= 0 && p <= 1)) return unknown("not-computable", `p is ${p}; a quantile is between 0 and 1`);
    const {values, reference, current, n, m} = pair, {scale} = plan;
    const before = quantileWeighted(values, reference, p), after = quantileWeighted(values, current, p), shift = after - before;
    if (!Number.isFinite(shift / scale)) return unknown("not-computable", "the numbers are too far from 1");
    const [low, high] = quantileInterval(values, reference, {p, design}), [from, to] = quantileInterval(values, current, {p, design});
    return {
      value: shift / scale, n: {reference: n, current: m},
      interval: [
        (shift - Math.hypot(after - from, high - before)) / scale,
        (shift + Math.hypot(to - after, before - low)) / scale,
      ],
      ...(!exact && {bound: (cellWidth(before, plan) + cellWidth(after, plan)) / scale}),
    };
  },
  says: (_, {value}) => value === 0 ? "the quantile is the reference's"
    : `the quantile lies ${Number(Math.abs(value).toPrecision(3))} σ ${value > 0 ? "higher" : "lower"} than in the reference`,
});

/** The width of the plan's cell around a value; of a tail, to the reference's extreme or the value itself. */
function cellWidth(value: number, {edges, min, max}: OrderedPair["plan"]): number {
  let cell = 0;
  while (cell < edges.length && edges[cell] <= value) cell++;
  return (edges[cell] ?? Math.max(max, value)) - (edges[cell - 1] ?? Math.min(min, value));
}
