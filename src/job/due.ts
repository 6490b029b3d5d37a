import {type Window, windowsIn} from "../data/window.ts";
import {calendarOf, type Watch} from "../history/watch.ts";
import {type Change, changeSpan} from "../store/store.ts";
import {type Due, rowWindows} from "./row-windows.ts";

/** Whether nothing more is waited for. */
export const isDue = ({end}: Pick<Window, "end">, {windows: {lateness}, clock}: Watch): boolean => end + lateness <= clock();

/** What there is to close after some changes. */
export const dueWindows = async (watch: Watch, changes: readonly Change[]): Promise<Due> => {
  const calendar = calendarOf(watch.windows);
  if (!calendar) return rowWindows(watch, changes);
  const windows = new Map<number, Window>(), settled: Change[] = [];
  for (const change of changes) {
    const touched = [...windowsIn({start: change.hour, end: change.hour + changeSpan}, calendar)];
    for (const window of touched) if (isDue(window, watch)) windows.set(window.start, window);
    if (touched.every((window) => isDue(window, watch))) settled.push(change);
  }
  return {windows: [...windows.values()].sort((a, b) => a.start - b.start), changes: settled};
};
