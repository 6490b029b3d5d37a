import {type NumericSide, numericSidesOf} from "../../comparison/numeric-side.ts";
import {isUnknown, type Unknown, unknown} from "../../comparison/unknown.ts";
import {meanInterval} from "../../stats/mean-interval.ts";
import {positiveMeanInterval} from "../../stats/positive-mean.ts";
import {changeOf, type Estimate} from "../change.ts";
import {sidesOf} from "../example-business.ts";
import {inUnit} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";
import {meanOver, methodOf} from "../numeric-estimate.ts";

export const businessSum = defineMeasure({
  id: "business-sum", family: "business",
  title: "Sum of a business column",
  about: "What all rows of the table cost or bring together, in the column's unit, and per row beside it. Tables differ in length, so its " +
    "change is that of the sum per row. It is judged when you give limits: how high it may get.",
  source: "interval of a compound Poisson sum: its variance is the sum of the squares, since the number of rows is chance as well",
  over: numericSidesOf, options: {}, unit: "", range: [-Infinity, Infinity], worse: "higher", changes: "ratio", evidence: "interval", needs: "profile",
  chart: "interval",
  examples: [
    {why: "three costs", given: sidesOf([1, 2, 3], [2, 4, 9]), gives: {value: 15}},
    {why: "a row without a cost adds none", given: sidesOf([1, 2, 3], [2, null, 4]), gives: {value: 6}},
    {why: "values beyond what squares can hold", given: sidesOf([1, 2, 3], [1e200, 2e200]), gives: {unknown: "not-computable"}},
  ],
  score(sides) {
    const found = changeOf(sides, total), perRow = changeOf(sides, (side) => meanOver(side.rows, side));
    if (isUnknown(found) || isUnknown(perRow)) return found;
    const {change: _, ...rest} = found, {change} = perRow;
    return {...rest, also: {perRow: perRow.value, ...(perRow.reference !== undefined && {perRowInReference: perRow.reference})}, ...(change && {change})};
  },
  says({plan: {schema: {unit}}}, {value, also}) {
    const before = also?.["perRowInReference"] === undefined ? "" : `; in the reference ${inUnit(also["perRowInReference"], unit)} per row`;
    return `the sum is ${inUnit(value, unit)}, ${inUnit(also?.["perRow"] ?? value, unit)} per row${before}`;
  },
});

function total({sum, squares, n, min, alike}: NumericSide): Estimate | Unknown {
  if (!Number.isFinite(squares)) return unknown("not-computable", "the values are too large to be squared");
  if (alike === Infinity) return {value: sum, n, unsure: "too-few-rows"};
  if (n / alike < 2 || squares === 0) return {value: sum, n};
  const df = n / alike - 1, variance = squares * alike, positive = min >= 0;
  const interval = positive ? positiveMeanInterval(sum, {variance: variance / sum ** 2, df}) : meanInterval(sum, {variance, df});
  return {value: sum, n, interval, method: methodOf("compound Poisson", alike)};
}
