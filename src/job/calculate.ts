import {type Window, windowAt, windowsIn} from "../data/window.ts";
import {calendarOf, type Watch} from "../history/watch.ts";
import {noteGap} from "../monitor.ts";
import {closeWindows, type Done, LeaseLost} from "./close.ts";
import {dueWindows} from "./due.ts";
import {fixedReference} from "./first-reference.ts";
import {finishForgetting} from "./forgetting.ts";
import {type Lease, leaseOf, type Worker} from "./lease.ts";

// A longer silence is no gap in a history: between two of its parts, or before it began.
const mostGaps = 1000;

/**
 * One pass over what is new: closes windows whose time has come, restates those for which events or labels came late, and notes
 * those without data. Returns null where another process is at it.
 */
export const calculate = async (watch: Watch, worker: Worker): Promise<Done | null> => {
  const lease = await leaseOf(watch, worker);
  if (!lease) return null;
  try {
    return await pass(watch, worker, lease);
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    throw error;
  } finally {
    await lease.release();
  }
};

const pass = async (watch: Watch, {progress}: Worker, lease: Lease): Promise<Done> => {
  await finishForgetting(watch, lease);
  const {windows, changes} = await dueWindows(watch, await watch.store.changes(watch.model));
  const fixed = await fixedReference(watch, windows);
  if (!fixed) return {windows: 0, runs: 0};
  const done = await closeWindows(watch, windows, {fixed, lease, progress});
  await watch.store.settle(changes);
  await noteGaps(watch, windows[0]?.start);
  return done;
};

/** Up to where windows without data have been noted. */
const reachKey = (model: string): string => `closed ${model}`;

/** The starts of windows of which something is known. */
const scoredIn = async ({store, model}: Watch, {start, end}: Window): Promise<Set<number>> => {
  const starts = new Set<number>();
  for await (const some of store.read("scores", {model, from: start, to: end, holding: true})) for (const {window} of some) starts.add(window.start);
  return starts;
};

/** Notes windows that are over and had no rows, between the first window and now. */
const noteGaps = async (watch: Watch, first: number | undefined): Promise<void> => {
  const {store, model, clock, windows: {lateness}} = watch, calendar = calendarOf(watch.windows), before = await store.value(reachKey(model));
  const start = before === null ? first : Number(before);
  if (!calendar || start === undefined) return;
  const {start: end} = windowAt(clock() - lateness, calendar);
  if (end <= start) return;
  const known = await scoredIn(watch, {start, end});
  let silent: Window[] = [];
  const noteSilence = async (): Promise<void> => {
    if (silent.length <= mostGaps) for (const window of silent) await noteGap(watch, window);
    silent = [];
  };
  for (const window of windowsIn({start, end}, calendar)) {
    if (!known.has(window.start)) silent.push(window);
    else await noteSilence();
  }
  await noteSilence();
  await store.swap(reachKey(model), before, String(end));
};
