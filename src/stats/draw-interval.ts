// The interval that draws of a number leave.
import type {Interval} from "./proportion-interval.ts";
import {quantileSorted} from "./quantile.ts";

/** The middle part of the draws, stretched to hold the value it is of; undefined where fewer than half of them have a value. */
export const drawInterval = (value: number, draws: readonly (number | undefined)[], level = 0.95): Interval | undefined => {
  const found = Float64Array.from(draws.filter((draw) => draw !== undefined && Number.isFinite(draw)) as number[]).sort();
  if (found.length < Math.max(2, draws.length / 2)) return undefined;
  const tail = (1 - level) / 2;
  return [Math.min(value, quantileSorted(found, tail)), Math.max(value, quantileSorted(found, 1 - tail))];
};
