import type {NumericSide} from "../comparison/numeric-side.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {meanLogError} from "../stats/log-error.ts";
import {meanInterval} from "../stats/mean-interval.ts";
import {positiveMeanInterval} from "../stats/positive-mean.ts";
import type {Estimate} from "./change.ts";

/** The mean of the values over so many rows; those without a value count as 0, or (over n rows) not at all. */
export function meanOver(rows: number, {sum, squares, min}: NumericSide): Estimate | Unknown {
  const value = sum / rows;
  if (!Number.isFinite(squares)) return unknown("not-computable", "the values are too large to be squared");
  const positive = min >= 0 ? meanLogError({rows, sum, squares}) : undefined;
  if (positive) return {value, n: rows, interval: positiveMeanInterval(value, positive), method: "χ²"};
  if (rows < 2) return {value, n: rows};
  const variance = Math.max(0, squares / rows - value * value) / (rows - 1);
  return {value, n: rows, interval: meanInterval(value, {variance, df: rows - 1}), method: "Student"};
}
