// How many rows it takes to see a share fall.
import {normalQuantile} from "./normal.ts";

/** What a test is to be able to do: level of a one-sided test, and the chance to see the fall. */
export interface Aim {
  readonly level: number;
  readonly power: number;
}

/**
 * Rows of the class that must be labelled to see its share of hits fall from `before` (taken as known) to `after`:
 * ((z_level √(a(1 − a)) + z_power √(b(1 − b))) / (a − b))². Undefined where there is no fall to see.
 */
export const neededPositives = (before: number, after: number, {level, power}: Aim = {level: 0.05, power: 0.8}): number | undefined => {
  if (!(after >= 0 && after < before && before <= 1)) return undefined;
  const spread = (share: number): number => Math.sqrt(share * (1 - share));
  const reach = normalQuantile(1 - level) * spread(before) + normalQuantile(power) * spread(after);
  return Math.ceil((reach / (before - after)) ** 2);
};

/** Variance of an area times the rows of each kind, of which there are as many, to the first order (Hanley and McNeil 1982). */
const areaSpread = (a: number): number => a / (2 - a) + 2 * a * a / (1 + a) - 2 * a * a;

/** Rows of the class, and as many others, that must be labelled to see the area under the ROC curve fall; as for a share. */
export const neededForArea = (before: number, after: number, {level, power}: Aim = {level: 0.05, power: 0.8}): number | undefined => {
  if (!(after >= 0 && after < before && before <= 1)) return undefined;
  const reach = normalQuantile(1 - level) * Math.sqrt(areaSpread(before)) + normalQuantile(power) * Math.sqrt(areaSpread(after));
  return Math.ceil((reach / (before - after)) ** 2);
};
