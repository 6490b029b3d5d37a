import type {HourlySeries} from "../stats/seasonal-rate.ts";
import type {ColumnProfile} from "../profile/column-profile.ts";
import type {Compared, TableComparison} from "./comparison.ts";
import {unknown} from "./unknown.ts";

/** Rows by the hour they are from, on both sides. */
export interface TimePair {
  /** The column that says when. */
  readonly column: string;
  /** Start of the hour, milliseconds since 1970 in UTC, and how many rows are from it; absent where a table lacks the column. */
  readonly reference?: ReadonlyMap<number, number>;
  readonly current: ReadonlyMap<number, number>;
}

/** An hour in milliseconds. */
export const hour = 3_600_000;

/**
 * Successive whole hours with their rows, gaps being 0: from the hour past which .1 % of the rows lie to the one before which
 * 99.9 % do, without these two, for both may be cut. Undefined when no hour, or more than twenty years, lie between.
 */
export function hourlySeries(hours: ReadonlyMap<number, number>): HourlySeries | undefined {
  const filled = [...hours].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const rows = filled.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  const inside = filled.filter(([, count]) => {
    const before = seen;
    seen += count;
    return seen > 0.001 * rows && before < 0.999 * rows;
  });
  if (inside.length === 0) return undefined;
  const start = Math.round(inside[0][0] / hour) + 1, length = Math.round(inside[inside.length - 1][0] / hour) - start;
  if (length < 1 || length > 20 * 366 * 24) return undefined;
  const counts = new Float64Array(length);
  for (const [at, count] of inside.slice(1, -1)) counts[Math.round(at / hour) - start] += count;
  return {start, counts};
}

/** Rows by hour, from the first column of role timestamp. */
export const timePair: TableComparison<TimePair, unknown> = {
  id: "hours", subject: "table",
  about: "how many rows are from each hour in both tables",
  of({columns}: Compared) {
    const pair = columns.find(({plan, reference, current}) =>
      plan.schema.role === "timestamp" && (hoursOf(reference) ?? hoursOf(current)) !== undefined);
    if (!pair) return unknown("not-declared", "no column says when a row is from");
    const [reference, current] = [hoursOf(pair.reference), hoursOf(pair.current)];
    if (!pair.current) return unknown("missing-column", `${pair.name} is missing from the current table`);
    if (!current) return unknown("not-computable", `the times of ${pair.name} lie too far apart to be counted by the hour`);
    return {column: pair.name, current, ...(reference && {reference})};
  },
};

const hoursOf = (profile: ColumnProfile | undefined): ReadonlyMap<number, number> | undefined =>
  profile?.type === "text" ? profile.hours : undefined;
