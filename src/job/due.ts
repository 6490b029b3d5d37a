import {type Calendar, type Window, windowsIn} from "../data/window.ts";
import {calendarOf, type Watch} from "../history/watch.ts";
import {type Change, changeSpan} from "../store/store.ts";
import {type Due, rowWindows, sharesTime} from "./row-windows.ts";

/** Whether nothing more is waited for. */
export const isDue = ({end}: Pick<Window, "end">, {windows: {lateness}, clock}: Watch): boolean => end + lateness <= clock();

/** What there is to close after some changes; what was counted a moment ago waits for more to come. */
export const dueWindows = async (watch: Watch, changes: readonly Change[]): Promise<Due> => {
  const calendar = calendarOf(watch.windows), due = calendar ? calendarWindows(watch, calendar, changes) : await rowWindows(watch, changes);
  const resting = await restingWindows(watch, due.windows), isResting = (change: Change): boolean => resting.some((window) => sharesTime(window, change));
  return {windows: due.windows.filter((window) => !resting.includes(window)), changes: due.changes.filter((change) => !isResting(change))};
};

const calendarWindows = (watch: Watch, calendar: Calendar, changes: readonly Change[]): Due => {
  const windows = new Map<number, Window>(), settled: Change[] = [];
  for (const change of changes) {
    const touched = [...windowsIn({start: change.hour, end: change.hour + changeSpan}, calendar)];
    for (const window of touched) if (isDue(window, watch)) windows.set(window.start, window);
    if (touched.every((window) => isDue(window, watch))) settled.push(change);
  }
  return {windows: [...windows.values()].sort((a, b) => a.start - b.start), changes: settled};
};

/** Those of some windows that were counted less than `restate` ago. */
const restingWindows = async ({store, model, windows: {restate = 0}, clock}: Watch, windows: readonly Window[]): Promise<Window[]> => {
  const [first] = windows, last = windows.at(-1), counted = new Map<number, number>(), since = clock() - restate;
  if (!first || !last || restate === 0) return [];
  for await (const some of store.read("scores", {model, from: first.start, to: last.end, holding: true})) {
    for (const {window: {start}, rows, knownAt} of some) if (rows > 0) counted.set(start, Math.max(knownAt, counted.get(start) ?? -Infinity));
  }
  return windows.filter(({start}) => (counted.get(start) ?? -Infinity) > since);
};
