// An interval made on a scale on which the estimate's law is nearer to normal.
import {normalQuantile} from "./normal.ts";
import type {Interval} from "./proportion-interval.ts";
import {studentTQuantile} from "./student-t.ts";

/** As it is; the logarithm, for what is above 0; the logit, for what lies in [0, 1]; Fisher's z, for what lies in [-1, 1]. */
export type Scale = "plain" | "log" | "logit" | "fisher";

interface Change {
  readonly to: (x: number) => number;
  readonly from: (y: number) => number;
  readonly slope: (x: number) => number;
}

const scales: Readonly<Record<Scale, Change>> = {
  plain: {to: (x) => x, from: (y) => y, slope: () => 1},
  log: {to: Math.log, from: Math.exp, slope: (x) => 1 / x},
  logit: {to: (x) => Math.log(x / (1 - x)), from: (y) => 1 / (1 + Math.exp(-y)), slope: (x) => 1 / (x * (1 - x))},
  fisher: {to: Math.atanh, from: Math.tanh, slope: (x) => 1 / (1 - x * x)},
};

/** The scale, the level (0.95 unless given) and the degrees of freedom of the deviation (none: it is known). */
export interface ScaledOptions {
  readonly scale?: Scale;
  readonly level?: number;
  readonly df?: number;
}

/** The quantile that a standardised deviation stays within at this level. */
export const deviate = (level: number, df?: number): number =>
  df === undefined || df > 1e6 ? normalQuantile((1 + level) / 2) : studentTQuantile((1 + level) / 2, Math.max(1, df));

/** estimate ± t sd on the scale, brought back; undefined where the estimate has no place on it or the deviation is none. */
export const scaledInterval = (
  estimate: number, deviation: number, {scale = "plain", level = 0.95, df}: ScaledOptions = {},
): Interval | undefined => {
  const {to, from, slope} = scales[scale], centre = to(estimate), half = deviate(level, df) * deviation * slope(estimate);
  if (!Number.isFinite(centre) || !Number.isFinite(half) || !(deviation > 0)) return undefined;
  return [from(centre - half), from(centre + half)];
};
