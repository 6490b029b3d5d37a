import {type Window, windowsIn} from "../data/window.ts";
import {calendarOf, type Watch} from "../history/watch.ts";
import {closeWindows, type Done} from "./close.ts";
import {isDue} from "./due.ts";
import {fixedReference} from "./first-reference.ts";
import {leaseOf, type Worker} from "./lease.ts";

const hasEvents = async ({store, model}: Watch, {start, end}: Window): Promise<boolean> => {
  for await (const [event] of store.read("events", {model, from: start, to: end, limit: 1})) return event !== undefined;
  return false;
};

/** The windows of a stretch that have rows or had some, and whose time has come. */
const windowsOf = async (watch: Watch, stretch: Window): Promise<Window[]> => {
  const {store, model} = watch, calendar = calendarOf(watch.windows), found = new Map<number, Window>();
  for await (const some of store.read("scores", {model, from: stretch.start, to: stretch.end, holding: true})) {
    if (!calendar) for (const {window} of some) found.set(window.start, window);
  }
  for (const window of calendar ? windowsIn(stretch, calendar) : []) {
    if (isDue(window, watch) && await hasEvents(watch, window)) found.set(window.start, window);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
};

/**
 * Counts and judges every window of a stretch anew, under the reference that holds now: after a new plan, or for events that were
 * there before the service was. Returns null where another process is at it.
 */
export const backfill = async (watch: Watch, stretch: Window, worker: Worker): Promise<Done | null> => {
  const lease = await leaseOf(watch, worker);
  if (!lease) return null;
  try {
    const windows = await windowsOf(watch, stretch), fixed = await fixedReference(watch, windows);
    return fixed ? await closeWindows(watch, windows, {fixed, lease, progress: worker.progress}) : {windows: 0, runs: 0};
  } finally {
    await lease.release();
  }
};
