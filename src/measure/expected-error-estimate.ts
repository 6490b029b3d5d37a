import type {ErrorsByPrediction, PredictionCell} from "../comparison/errors-by-prediction.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {type ErrorCell, expectedError} from "../stats/expected-error.ts";
import {logInterval} from "../stats/log-error.ts";
import {positiveMeanInterval} from "../stats/positive-mean.ts";
import {designEffect} from "./error-estimate.ts";
import type {Score} from "./measure.ts";
import {percent} from "./percent.ts";

/** What the estimate needs to hold: most predictions where the reference has some, and enough of those to count. */
export const expectedErrorOptions = {
  outside: {default: 0.05, about: "Largest share of predictions beyond all those of the reference at which there is still an estimate."},
  effective: {default: 50, about: "Fewest rows of the reference, after weighing them to look like now, for an estimate."},
};

/** The error to be expected of rows without labels; `turn` makes the number shown of the mean and must be increasing. */
export function expectedErrorScore({cells, reference, n}: ErrorsByPrediction, {outside, effective, sumsOf, turn}: {
  readonly outside: number; readonly effective: number;
  readonly sumsOf: (cell: PredictionCell) => Pick<ErrorCell, "sum" | "squares">; readonly turn: (mean: number) => number;
}): Score | Unknown {
  const found = expectedError(cells.map((cell) => ({at: cell.at, rows: cell.rows, now: cell.now, ...sumsOf(cell)})), designEffect(reference));
  if (!found) return unknown("not-computable", "the reference's errors are all 0, or too large to be summed");
  if (found.outside > outside) {
    return unknown("not-computable", `${percent(found.outside)} of the predictions lie beyond all those of the reference, which says nothing of them`);
  }
  if (!(found.effective >= effective)) {
    const rows = Math.floor(found.effective);
    return unknown("too-few-rows", `only as much as ${rows} rows of the reference were predicted like those of now`);
  }
  const ratio = turn(found.value) / turn(found.reference), turned = ([low, high]: readonly [number, number]): [number, number] => [turn(low), turn(high)];
  const [low, high] = turned(logInterval(found.value / found.reference, found.change)), one = turn(1);
  return {
    value: turn(found.value), interval: turned(positiveMeanInterval(found.value, found.error)), reference: turn(found.reference),
    change: {ratio: {value: ratio - 1, interval: [low / one - 1, high / one - 1]}}, n: {reference: reference.n, current: n}, method: "by prediction",
    also: {outside: found.outside, effective: found.effective},
    detail: "estimated, not measured: it holds if rows predicted alike err as they did in the reference",
  };
}
