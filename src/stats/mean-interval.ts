// Where a mean lies.
import type {Interval} from "./proportion-interval.ts";
import {studentTQuantile} from "./student-t.ts";

/** Student's interval of an estimate from its variance and the degrees of freedom that it is known on. */
export const meanInterval = (mean: number, {variance, df}: {readonly variance: number; readonly df: number}, level = 0.95): Interval => {
  const half = variance > 0 ? studentTQuantile((1 + level) / 2, df) * Math.sqrt(variance) : 0;
  return [mean - half, mean + half];
};
