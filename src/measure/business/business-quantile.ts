import {type NumericCell, type NumericSide, numericSidesOf} from "../../comparison/numeric-side.ts";
import {unknown} from "../../comparison/unknown.ts";
import {normalQuantile, normalSf} from "../../stats/normal.ts";
import {interpolatedQuantileInterval} from "../../stats/quantile-interval.ts";
import {quantileWeighted} from "../../stats/quantile.ts";
import {changeOf, type Estimate} from "../change.ts";
import {sidesOf} from "../example-business.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";
import {methodOf} from "../numeric-estimate.ts";

export const businessQuantile = defineMeasure({
  id: "business-quantile", family: "business",
  title: "Quantile of a business column",
  about: "The value that a given share of the rows stay below, in the column's unit: the median wait, or with p .95 the wait that one row in " +
    "twenty exceeds. It is judged when you give limits: how high it may get.",
  source: "Hyndman & Fan's type 7; interval between order statistics (Nyblom 1992), whatever the law",
  over: numericSidesOf,
  options: {p: {default: 0.5, about: "Which quantile, between 0 and 1: .5 is the median, .95 the value that 5 % exceed."}},
  unit: "", range: [-Infinity, Infinity], worse: "higher", evidence: "interval", needs: "profile",
  inCells: "values stand at the mean of their cell; the bound says how far the quantile can be off",
  chart: "interval",
  examples: [
    {why: "the middle of three", given: sidesOf([1, 2, 3], [2, 4, 9]), gives: {value: 4}},
    {why: "between two values", given: sidesOf([1, 2, 3], [0, 10]), options: {p: 0.9}, gives: {value: 9}},
    {why: "a quantile is between 0 and 1", given: sidesOf([1, 2, 3], [0, 10]), options: {p: 95}, gives: {unknown: "not-computable"}},
  ],
  score(sides, {p}) {
    if (!(p >= 0 && p <= 1)) return unknown("not-computable", `p is ${p}; a quantile is between 0 and 1`);
    return changeOf(sides, (side) => quantileOf(side, p));
  },
  says: ({plan}, score) => `the quantile ${besideReference(score, {unit: plan.schema.unit})}`,
});

function quantileOf({cells, n, exact, alike}: NumericSide, p: number): Estimate {
  const counts = Float64Array.from(cells, ({count}) => count);
  const [low, value, high] = (["low", "middle", "high"] as const).map((end: keyof NumericCell) => Float64Array.from(cells, (cell) => cell[end]));
  const at = (values: Float64Array): number => quantileWeighted(values, counts, p);
  if (alike === Infinity) return {value: at(value), n, unsure: "too-few-rows"};
  // Ranks as far away as so many fewer rows would have them.
  const level = 1 - 2 * normalSf(-normalQuantile(0.025) * Math.sqrt(alike));
  const from = interpolatedQuantileInterval(low, counts, {p, level})[0], to = interpolatedQuantileInterval(high, counts, {p, level})[1];
  return {
    value: at(value), n, ...(Number.isFinite(to - from) && {interval: [from, to], method: methodOf("order statistics", alike)}),
    ...(!exact && {bound: Math.max(at(value) - at(low), at(high) - at(value))}),
  };
}
