// Where the mean of values that are never negative lies.
import {chiSquareQuantile, chiSquareUpperQuantile} from "./chi-square.ts";
import {type LogError, raisedVariance} from "./log-error.ts";
import {normalQuantile} from "./normal.ts";
import type {Interval} from "./proportion-interval.ts";
import {studentTQuantile} from "./student-t.ts";

// Past this many degrees of freedom χ² is told from its cube root alone, which is normal to one in 10^8 there.
const many = 1e6;

const lower = (tail: number, df: number): number => df < many ? chiSquareQuantile(tail, df) : cubed(normalQuantile(tail), df);
const upper = (tail: number, df: number): number => df < many ? chiSquareUpperQuantile(tail, df) : cubed(-normalQuantile(tail), df);

/** Wilson and Hilferty 1931. */
const cubed = (z: number, df: number): number => df * (1 - 2 / (9 * df) + z * Math.sqrt(2 / (9 * df))) ** 3;

/**
 * Interval of a positive mean: as of a multiple of χ² with as many degrees of freedom as give the variance that was seen
 * (Satterthwaite 1946; for mean squares Box 1953), since the means of skewed values are themselves skewed.
 */
export const positiveMeanInterval = (mean: number, error: LogError, level = 0.95): Interval => {
  const tail = (1 - level) / 2, variance = raisedVariance(error.variance);
  if (!(variance > 0)) return [mean, mean];
  const df = 2 / variance / (studentTQuantile(1 - tail, error.df) / normalQuantile(1 - tail)) ** 2;
  return [mean * df / upper(tail, df), mean * df / lower(tail, df)];
};
