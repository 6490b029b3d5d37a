import type {NumericSide} from "../comparison/numeric-side.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import {meanLogError} from "../stats/log-error.ts";
import {meanInterval} from "../stats/mean-interval.ts";
import {positiveMeanInterval} from "../stats/positive-mean.ts";
import type {Estimate} from "./change.ts";

/** The mean of the values over so many rows; those without a value count as 0, or (over n rows) not at all. */
export function meanOver(rows: number, {sum, squares, min, alike}: NumericSide): Estimate | Unknown {
  const value = sum / rows, told = {value, n: rows};
  if (!Number.isFinite(squares)) return unknown("not-computable", "the values are too large to be squared");
  if (alike === Infinity) return {...told, unsure: "too-few-rows"};
  // As many rows of the same mean and spread as tell by themselves.
  const alone = {rows: rows / alike, sum: sum / alike, squares: squares / alike};
  const positive = min >= 0 ? meanLogError(alone) : undefined;
  if (positive) return {...told, interval: positiveMeanInterval(value, positive), method: methodOf("χ²", alike)};
  if (alone.rows < 2) return told;
  const variance = Math.max(0, squares / rows - value * value) / (alone.rows - 1);
  return {...told, interval: meanInterval(value, {variance, df: alone.rows - 1}), method: methodOf("Student", alike)};
}

/** How an interval came about, of rows kept by themselves. */
export const methodOf = (method: string, alike: number): string => alike > 1 ? `${method}, clusters taken as single rows` : method;
