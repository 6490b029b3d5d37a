import type {Window} from "../data/window.ts";
import type {Watch} from "../history/watch.ts";
import {type Change, changeSpan} from "../store/store.ts";

/** Windows in which something changed and that can be closed, and the changes that are dealt with once they are. */
export interface Due {
  readonly windows: readonly Window[];
  readonly changes: readonly Change[];
}

/** Whether a change lies in a window. */
export const sharesTime = (window: Window, {hour}: Change): boolean => window.start < hour + changeSpan && window.end > hour;

/** The windows that were closed before. */
const closedWindows = async ({store, model}: Watch): Promise<Window[]> => {
  const windows = new Map<number, Window>();
  for await (const some of store.read("scores", {model, holding: true})) for (const {window} of some) windows.set(window.start, window);
  return [...windows.values()];
};

/**
 * Windows of a count of rows. Where one ends is settled when it is closed, so that what comes late changes its rows and no other
 * window's; rows of one instant stay together.
 */
export const rowWindows = async (watch: Watch, changes: readonly Change[]): Promise<Due> => {
  const {store, model, windows: {every, lateness}, clock} = watch, size = typeof every === "string" ? Infinity : every.rows;
  if (changes.length === 0) return {windows: [], changes: []};
  const closed = await closedWindows(watch), reach = clock() - lateness, first = Math.min(...changes.map(({hour}) => hour));
  const head = closed.reduce((least, window) => Math.min(least, window.start), Infinity);
  const tail = closed.reduce((last, {end}) => Math.max(last, end), -Infinity), fresh: Window[] = [];
  let start = Number.isFinite(tail) ? tail : first, rows = 0, last = -Infinity;
  for await (const some of store.places("events", {model, from: start, to: reach})) {
    for (const {time} of some) {
      if (rows >= size && time !== last) {
        fresh.push({start, end: time});
        [start, rows] = [time, 0];
      }
      rows++;
      last = time;
    }
  }
  const touched = closed.filter((window) => changes.some((change) => sharesTime(window, change)));
  // What comes late and lies before all windows has one of its own.
  if (Number.isFinite(head) && first < head) fresh.push({start: first, end: head});
  const windows = [...touched, ...fresh].sort((a, b) => a.start - b.start);
  return {windows, changes: changes.filter(({hour}) => hour + changeSpan <= start)};
};
