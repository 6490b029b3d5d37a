import type {Period} from "./task.ts";

const hour = 3_600_000, day = 24 * hour;

/** How long a period lasts, about. */
const lengths: Readonly<Record<Period, number>> = {hour, day, week: 7 * day, month: 30 * day, year: 365 * day};

/** More periods than this are not kept apart. */
export const mostPeriods = 400;

/** The shortest period that a stretch of time holds at most 60 of. */
export const periodFor = (from: number, to: number): Period => {
  const names = Object.keys(lengths) as Period[];
  return names.find((name) => (to - from) / lengths[name] <= 60) ?? "year";
};

/** Start of the period that a time (milliseconds since 1970) lies in, in UTC; weeks begin on Monday. */
export const periodStart = (time: number, period: Period): number => {
  if (period === "hour") return Math.floor(time / hour) * hour;
  if (period === "day") return Math.floor(time / day) * day;
  // 1970-01-05 was a Monday.
  if (period === "week") return Math.floor((time - 4 * day) / (7 * day)) * 7 * day + 4 * day;
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), period === "month" ? date.getUTCMonth() : 0);
};
