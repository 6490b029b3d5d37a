import {errorPair, type ErrorSide} from "../../comparison/error-pair.ts";
import type {Compared} from "../../comparison/comparison.ts";
import {isUnknown} from "../../comparison/unknown.ts";
import {sumsByPrediction} from "../../profile/outcome/regression-builder.ts";
import type {RegressionTask} from "../../profile/outcome/task.ts";
import {meanLogError} from "../../stats/log-error.ts";
import {positiveMeanInterval} from "../../stats/positive-mean.ts";
import {fourDigits} from "../distribution.ts";
import type {Care} from "./confusion.ts";
import {threeDigits} from "./rounded.ts";
import type {ErrorBin, ErrorView} from "./view.ts";

const bins = 12;

/** How far predictions are off by what was predicted; null without labelled rows. */
export function errorView(compared: Compared, care: Care): ErrorView | null {
  const pair = errorPair.of(compared, undefined);
  if (isUnknown(pair)) return null;
  const {task, reference, current} = pair;
  return {unit: task.error.schema.unit ?? null, byPrediction: byPrediction(task, [reference, current], care)};
}

/** Stretches of the prediction that hold about equally many rows of the reference, or of the current table where there is none. */
function byPrediction(task: RegressionTask, sides: readonly (ErrorSide | null)[], care: Care): ErrorBin[] {
  const {edges} = task, leading = sides[0] ?? sides[1];
  if (leading === null) return [];
  const size = Math.max(2, care.minCell, leading.n / bins), found: ErrorBin[] = [];
  let from = 0, count = 0, left = leading.n;
  for (let cell = 0; cell <= edges.length; cell++) {
    const rows = leading.outcome.byPrediction[sumsByPrediction * cell], isLast = cell === edges.length;
    count += rows;
    left -= rows;
    if (!isLast && (count < size * (1 - 1e-9) || left < size / 2)) continue;
    const [reference, current] = sides.map((side) => side && binOf(side, task.scale, {from, to: cell, care}));
    found.push({from: from === 0 ? null : fourDigits(edges[from - 1]), to: isLast ? null : fourDigits(edges[cell]), reference, current});
    [from, count] = [cell + 1, 0];
  }
  return found;
}

function binOf({outcome}: ErrorSide, scale: number, {from, to, care}: {
  readonly from: number; readonly to: number; readonly care: Care;
}): ErrorBin["reference"] {
  let [n, sum, squares] = [0, 0, 0];
  for (let cell = from; cell <= to; cell++) {
    const at = sumsByPrediction * cell;
    n += outcome.byPrediction[at];
    sum += outcome.byPrediction[at + 1];
    squares += outcome.byPrediction[at + 2];
  }
  if (n < Math.max(2, care.minCell)) return null;
  const mean = sum / n, error = meanLogError({rows: n, sum, squares});
  const [low, high] = error ? positiveMeanInterval(mean, error) : [mean, mean];
  return {n, value: threeDigits(scale * mean), interval: [threeDigits(scale * low), threeDigits(scale * high)]};
}
