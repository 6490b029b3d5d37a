/** A stretch of event time, from `start` up to but not including `end`: milliseconds since 1970 in UTC. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** How long a window is by the calendar; weeks begin on Monday. */
export type CalendarUnit = "hour" | "day" | "week" | "month";

export const calendarUnits: readonly CalendarUnit[] = ["hour", "day", "week", "month"];

/** Windows by the calendar of a place: a name of the IANA time zone database, such as Europe/Berlin. */
export interface Calendar {
  readonly every: CalendarUnit;
  readonly timezone: string;
}

/** The most windows that are ever judged together. */
export const mostTogether = 30;

const hour = 3_600_000, day = 24 * hour, week = 7 * day;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError for a time zone that there is none of. */
const clockOf = (timezone: string): Intl.DateTimeFormat => {
  let clock = clocks.get(timezone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
      second: "numeric",
    });
    clocks.set(timezone, clock);
  }
  return clock;
};

/** Whether a time zone of this name is known. */
export const isTimezone = (name: string): boolean => {
  try {
    return clockOf(name).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

/** How far the clocks of a place are ahead of UTC at an instant. */
const ahead = (time: number, timezone: string): number => {
  const parts = new Map(clockOf(timezone).formatToParts(time).map(({type, value}) => [type, Number(value)]));
  const [year = 0, month = 1, date = 1] = [parts.get("year"), parts.get("month"), parts.get("day")];
  const shown = Date.UTC(year, month - 1, date, parts.get("hour"), parts.get("minute"), parts.get("second"));
  return shown - Math.floor(time / 1000) * 1000;
};

/** The first instant at which the clocks of a place show a time (given as if it were UTC), or a later one if they jump over it. */
const instantOf = (shown: number, timezone: string): number => {
  const before = ahead(shown - day, timezone), after = ahead(shown + day, timezone), early = shown - before, late = shown - after;
  if (ahead(early, timezone) === before) return early;
  if (ahead(late, timezone) === after) return late;
  // The clocks jump over it: the answer is the instant of the jump.
  let [low, high] = [Math.min(early, late), Math.max(early, late)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ahead(middle, timezone) === before) low = middle;
    else high = middle;
  }
  return high;
};

const monthAt = (shown: number, later = 0): number => {
  const date = new Date(shown);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1);
};

/** The start of the unit that a shown time lies in; 1970 began on a Thursday. */
const startOf = (shown: number, unit: Exclude<CalendarUnit, "hour">): number => {
  if (unit === "month") return monthAt(shown);
  return unit === "day" ? Math.floor(shown / day) * day : Math.floor((shown + 3 * day) / week) * week - 3 * day;
};

const nextOf = (shown: number, unit: Exclude<CalendarUnit, "hour">): number =>
  unit === "month" ? monthAt(shown, 1) : shown + (unit === "day" ? day : week);

/** Whole hours, begun where the place's clocks began them in 2025: half past in India. Hours that clocks repeat are two windows. */
const hourAt = (time: number, timezone: string): Window => {
  const shift = ahead(Date.UTC(2025, 0, 1), timezone) % hour, start = Math.floor((time + shift) / hour) * hour - shift;
  return {start, end: start + hour};
};

/** The window that an instant lies in. */
export const windowAt = (time: number, calendar: Calendar): Window => {
  const {every, timezone} = calendar;
  if (every === "hour") return hourAt(time, timezone);
  const shown = startOf(time + ahead(time, timezone), every), start = instantOf(shown, timezone), end = instantOf(nextOf(shown, every), timezone);
  // Clocks that are put back over midnight show yesterday again when today has begun.
  return time < end ? {start, end} : {start: end, end: instantOf(nextOf(nextOf(shown, every), every), timezone)};
};

/** The window behind one. */
export const windowAfter = ({end}: Window, calendar: Calendar): Window => windowAt(end, calendar);

/** The window seven days earlier by the clocks of the place: Monday's ten o'clock for Monday's ten o'clock. */
export const windowLastWeek = ({start}: Window, calendar: Calendar): Window => {
  const {timezone} = calendar;
  return windowAt(instantOf(start + ahead(start, timezone) - week, timezone), calendar);
};

/** All windows that share time with a stretch, in order: with data or without. */
export function* windowsIn({start, end}: Window, calendar: Calendar): Generator<Window> {
  if (start >= end) return;
  for (let window = windowAt(start, calendar); window.start < end; window = windowAfter(window, calendar)) yield window;
}
