import {isUnknown, type Unknown} from "../comparison/unknown.ts";
import {type Bracketed, differenceInterval, ratioInterval} from "../stats/difference-interval.ts";
import type {Changes, Score} from "./measure.ts";

/** A number about one table alone. */
export interface Estimate extends Pick<Score, "value" | "interval" | "unsure" | "bound" | "method" | "also" | "detail"> {
  /** Rows that entered it: all of them, or those of the class it is about. */
  readonly n: number;
}

/** Both tables as a measure of one table sees them. */
interface Sides<Side> {
  readonly reference: Side | null;
  readonly current: Side;
}

/**
 * The score of a number that each table has by itself: the current one, the reference's, and how far they are apart, with an
 * interval when both have one. Of a number that ought to have one value, its `ideal`, the change is how much farther from it the
 * number lies now: coming nearer is no harm. A reference that has no answer leaves the change out.
 */
export function changeOf<Side>(
  {reference, current}: Sides<Side>, estimate: (side: Side) => Estimate | Unknown, {ideal}: {readonly ideal?: number} = {},
): Score | Unknown {
  const now = estimate(current);
  if (isUnknown(now)) return now;
  const before = reference === null ? null : estimate(reference);
  if (before === null || isUnknown(before)) return {...now, n: {current: now.n}};
  const unsure = now.unsure ?? before.unsure;
  const change = ideal === undefined ? changesBetween(now, before) : {difference: differenceOf(distanceFrom(ideal, now), distanceFrom(ideal, before))};
  return {...now, ...(unsure && {unsure}), n: {reference: before.n, current: now.n}, reference: before.value, change};
}

type Told = Pick<Score, "value" | "interval">;

function distanceFrom(ideal: number, {value, interval}: Told): Told {
  const distance = Math.abs(value - ideal);
  if (!interval) return {value: distance};
  const [low, high] = interval, ends = [Math.abs(low - ideal), Math.abs(high - ideal)] as const;
  return {value: distance, interval: [low <= ideal && ideal <= high ? 0 : Math.min(...ends), Math.max(...ends)]};
}

/** How far one number is from another: as a difference, and as a ratio less 1 where there is something to be a part of. */
export function changesBetween(now: Told, before: Told): Changes {
  const difference = differenceOf(now, before);
  if (!(before.value > 0)) return {difference};
  return {difference, ratio: withInterval(now.value / before.value - 1, both(now, before, ratioInterval))};
}

/** Numbers that differ by less than this part of them are one number, summed in another order. */
const rounding = 1e-13;

/** How far one number lies above another. */
export const gapBetween = (now: number, before: number): number =>
  Math.abs(now - before) <= rounding * Math.max(Math.abs(now), Math.abs(before)) ? 0 : now - before;

const differenceOf = (now: Told, before: Told) => withInterval(gapBetween(now.value, before.value), both(now, before, differenceInterval));

type Between = (a: Bracketed, b: Bracketed) => readonly [number, number] | undefined;

const both = (now: Told, before: Told, between: Between): readonly [number, number] | undefined => now.interval && before.interval
  && between({value: now.value, interval: now.interval}, {value: before.value, interval: before.interval});

const withInterval = (value: number, interval: readonly [number, number] | undefined) => ({value, ...(interval && {interval})});
