import {numericSidesOf} from "../../comparison/numeric-side.ts";
import {changeOf} from "../change.ts";
import {besideReference} from "../in-unit.ts";
import {defineMeasure} from "../measure.ts";
import {sidesOf} from "../example-business.ts";
import {meanOver} from "../numeric-estimate.ts";

export const businessMean = defineMeasure({
  id: "business-mean", family: "business",
  title: "Mean of a business column",
  about: "What a row costs, takes or brings on average (a length of stay, a price, a wait), in the column's unit, over the rows that hold a " +
    "value. It is judged when you give limits: how high it may get.",
  source: "Student's interval; where no value is negative, as of a multiple of χ² with the variance that was seen (Satterthwaite 1946)",
  over: numericSidesOf, options: {}, unit: "", range: [-Infinity, Infinity], worse: "higher", evidence: "interval", needs: "profile",
  chart: "interval",
  examples: [
    {why: "three waits", given: sidesOf([1, 2, 3], [2, 4, 9]), gives: {value: 5}},
    {why: "rows without a value are left out", given: sidesOf([1, 2, 3], [2, null, 4]), gives: {value: 3}},
    {why: "gains and losses", given: sidesOf([1, 2, 3], [-2, 2]), gives: {value: 0}},
    {why: "values beyond what squares can hold", given: sidesOf([1, 2, 3], [1e200, 2e200]), gives: {unknown: "not-computable"}},
  ],
  score: (sides) => changeOf(sides, (side) => meanOver(side.n, side)),
  says: ({plan}, score) => `the mean ${besideReference(score, {unit: plan.schema.unit})}`,
});
