import {isUnknown, type Unknown} from "../comparison/unknown.ts";
import {differenceInterval, ratioInterval} from "../stats/difference-interval.ts";
import type {Score} from "./measure.ts";

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
 * The score of a number that each table has by itself: the current one, the reference's, and how far they are apart, as a
 * difference or as a ratio less 1, with an interval when both have one. A reference that has no answer leaves the change out.
 */
export function changeOf<Side>(
  {reference, current}: Sides<Side>, estimate: (side: Side) => Estimate | Unknown, as: "difference" | "ratio" = "difference",
): Score | Unknown {
  const now = estimate(current);
  if (isUnknown(now)) return now;
  const before = reference === null ? null : estimate(reference);
  if (before === null || isUnknown(before)) return {...now, n: {current: now.n}};
  const change = changeBetween(now, before, as), unsure = now.unsure ?? before.unsure;
  return {...now, ...(unsure && {unsure}), n: {reference: before.n, current: now.n}, reference: before.value, ...(change && {change})};
}

function changeBetween(now: Estimate, before: Estimate, as: "difference" | "ratio"): Score["change"] {
  const both = now.interval && before.interval && {a: {value: now.value, interval: now.interval}, b: {value: before.value, interval: before.interval}};
  if (as === "difference") {
    return {value: now.value - before.value, ...(both && {interval: differenceInterval(both.a, both.b)})};
  }
  if (!(before.value > 0)) return undefined;
  const interval = both && ratioInterval(both.a, both.b);
  return {value: now.value / before.value - 1, ...(interval && {interval})};
}
