import type {FiniteValues} from "./finite-values.ts";
import type {Sketch} from "./sketch.ts";

/** How many rows are from each hour, by the start of the hour in milliseconds since 1970 in UTC; undefined past `mostHours`. */
export type Hours = Map<number, number> | undefined;

/** The most hours that are told apart: 29 years of them. */
export const mostHours = 2 ** 18;

/** The farthest time from 1970 that is a date, in milliseconds (ECMA-262, 21.4.1.1). */
export const farthestTime = 8.64e15;

const hour = 3_600_000;

const bounded = (counts: Map<number, number>): Hours => counts.size > mostHours ? undefined : counts;

/** When rows are from, by the hour. */
export const hours: Sketch<void, FiniteValues, Hours> = {
  id: "hours",
  empty: () => new Map(),
  add(state, {values, n}) {
    if (!state) return state;
    let start = NaN, count = 0;
    for (let i = 0; i < n; i++) {
      const time = values[i];
      // Successive rows are often from one hour.
      if (time >= start && time < start + hour) { count++; continue; }
      if (count > 0) state.set(start, (state.get(start) ?? 0) + count);
      start = Math.floor(time / hour) * hour;
      count = Math.abs(time) <= farthestTime ? 1 : 0;
      if (count === 0) start = NaN;
    }
    if (count > 0) state.set(start, (state.get(start) ?? 0) + count);
    return bounded(state);
  },
  merge(a, b) {
    if (!a || !b) return undefined;
    const sum = new Map(a);
    for (const [start, count] of b) sum.set(start, (sum.get(start) ?? 0) + count);
    return bounded(sum);
  },
};
