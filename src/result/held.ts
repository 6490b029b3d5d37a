import type {Of, Score} from "../measure/measure.ts";

/** What of a score limits are held against. */
export interface Held {
  readonly of: Of;
  readonly value: number;
  readonly interval: readonly [number, number] | null;
}

/** The score with noise taken off, or its change from the reference; null where there is no such change to hold. */
export function heldOf(of: Of, {value, debiased, interval, change}: Score): Held | null {
  if (of === "score") return {of, value: debiased ?? value, interval: interval ?? null};
  const found = change?.[of];
  return found === undefined ? null : {of, value: found.value, interval: found.interval ?? null};
}

/** Where a score lies that a limit is held against: at the limit itself, or so far from the reference's. */
export const scoreAt = (limit: number, of: Of, reference: number): number =>
  of === "score" ? limit : of === "ratio" ? reference * (1 + limit) : reference + limit;

/** The unit that a number is told in: a difference of shares in points, lest it be taken for a part of the reference's share. */
export const toldIn = (of: Of, unit: string): string => of === "difference" && unit === "share" ? "points" : unit;
