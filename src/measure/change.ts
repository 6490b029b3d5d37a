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
 * interval when both have one. A reference that has no answer leaves the change out.
 */
export function changeOf<Side>({reference, current}: Sides<Side>, estimate: (side: Side) => Estimate | Unknown): Score | Unknown {
  const now = estimate(current);
  if (isUnknown(now)) return now;
  const before = reference === null ? null : estimate(reference);
  if (before === null || isUnknown(before)) return {...now, n: {current: now.n}};
  const unsure = now.unsure ?? before.unsure;
  return {...now, ...(unsure && {unsure}), n: {reference: before.n, current: now.n}, reference: before.value, change: changesBetween(now, before)};
}

type Told = Pick<Score, "value" | "interval">;

/** How far one number is from another: as a difference, and as a ratio less 1 where there is something to be a part of. */
export function changesBetween(now: Told, before: Told): Changes {
  const difference = withInterval(now.value - before.value, both(now, before, differenceInterval));
  if (!(before.value > 0)) return {difference};
  return {difference, ratio: withInterval(now.value / before.value - 1, both(now, before, ratioInterval))};
}

type Between = (a: Bracketed, b: Bracketed) => readonly [number, number] | undefined;

const both = (now: Told, before: Told, between: Between): readonly [number, number] | undefined => now.interval && before.interval
  && between({value: now.value, interval: now.interval}, {value: before.value, interval: before.interval});

const withInterval = (value: number, interval: readonly [number, number] | undefined) => ({value, ...(interval && {interval})});
