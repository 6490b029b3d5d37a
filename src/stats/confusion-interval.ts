// Intervals of what is reckoned from a confusion matrix.
import {type Confusion, type ConfusionMeasure, hitsByClass, type HitMeasure, occurs, type Ratio, type Wanted} from "./confusion.ts";
import {type Interval, proportionInterval} from "./proportion-interval.ts";
import {type Scale, scaledInterval} from "./scaled-interval.ts";
import {tableVariance} from "./table-variance.ts";

/** Wilson's interval of a ratio whose whole is a number of rows. */
export const shareInterval = ({part, whole}: Ratio, level?: number): Interval =>
  proportionInterval(part, whole, level === undefined ? {} : {level});

/** Stretches an interval to hold the estimate it is of, for those whose middle lies elsewhere. */
export const holding = ([low, high]: Interval, value: number): Interval => [Math.min(low, value), Math.max(high, value)];

/**
 * The interval of a mean of independent proportions, each alike, from their own ones: distances to the mean add up by squares
 * (MOVER, Zou and Donner 2008). Of recalls and of precisions each row enters one only, so that they are independent.
 */
export const meanInterval = (ratios: readonly Ratio[], level?: number): Interval => {
  let mean = 0, below = 0, above = 0;
  for (const ratio of ratios) {
    const share = ratio.whole > 0 ? ratio.part / ratio.whole : 0, [low, high] = shareInterval(ratio, level);
    mean += share / ratios.length;
    below += ((share - low) / ratios.length) ** 2;
    above += ((high - share) / ratios.length) ** 2;
  }
  return [Math.max(0, mean - Math.sqrt(below)), Math.min(1, mean + Math.sqrt(above))];
};

/** The interval of a macro average of recalls or of precisions of the wanted classes. */
export const macroInterval = (measure: HitMeasure, confusion: Confusion, wanted: Wanted): Interval =>
  meanInterval(hitsByClass(confusion).filter((hits, k) => wanted(k) && occurs(hits)).map(measure));

/**
 * The interval of any measure of a confusion matrix by the delta method on its counts, two rows being added in equal parts to
 * all places first, which keeps small tables from looking surer than they are (Agresti and Coull's device). Undefined where
 * the measure has no value.
 */
export const confusionInterval = (
  measure: ConfusionMeasure, {classes, counts}: Confusion, {scale, level = 0.95}: {readonly scale: Scale; readonly level?: number},
): Interval | undefined => {
  const added = Float64Array.from(counts, (count) => count + 2 / counts.length), of = (table: Float64Array) => measure({classes, counts: table});
  const exact = measure({classes, counts}), centre = of(added), variance = tableVariance(added, of);
  if (exact === undefined || centre === undefined || variance === undefined) return undefined;
  const interval = scaledInterval(centre, Math.sqrt(variance), {scale, level});
  return interval && holding(interval, exact);
};
