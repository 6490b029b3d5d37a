import {type Window, windowAt} from "../data/window.ts";
import {promoted, windowName} from "../history/references.ts";
import {calendarOf, type Watch} from "../history/watch.ts";
import {prunedUntil} from "../store/pruned.ts";
import {StoreError} from "../store/store.ts";
import {finishForgetting, noteForgetting} from "./forgetting.ts";
import {type Lease, leaseOf, type Worker} from "./lease.ts";

/** What was forgotten of one model, and what could not be. */
export interface Forgotten {
  readonly model: string;
  readonly events: number;
  readonly labels: number;
  readonly quarantined: number;
  readonly outgoing: number;
  /** Windows that were counted anew without the subject. */
  readonly windows: number;
  /** Windows before this time (milliseconds since 1970) are known by their profiles only, which stay; null where there are none. */
  readonly aggregatesUntil: number | null;
  /** Whether the reference was made from a window that the subject was in: its sums stay as well. */
  readonly inReference: boolean;
}

/** Who asks, and who works. */
export interface Asking extends Worker {
  readonly actor: string;
}

/**
 * Removes everything about a subject (its keyed hash) that is kept as such: events, labels, quarantined and outgoing copies. The
 * windows that it was in are counted anew, and what was known of them before is purged. The audit entry names counts only.
 */
export const forget = async (watch: Watch, subject: string, asking: Asking): Promise<Forgotten> => {
  const lease = await leaseOf(watch, asking);
  if (!lease) throw new StoreError("busy", `model ${JSON.stringify(watch.model)}: windows are being closed; try again in a minute`);
  try {
    return await forgetUnder(watch, subject, {...asking, lease});
  } finally {
    await lease.release();
  }
};

const forgetUnder = async (watch: Watch, subject: string, {actor, lease}: Asking & {lease: Lease}): Promise<Forgotten> => {
  const {store, model, clock} = watch, events = await eventsOf(watch, subject), ids = new Set(events.map(({id}) => id));
  const windows = await windowsOf(watch, events.map(({time}) => time)), {length} = windows;
  // Noted before anything is removed: whatever happens in between, the next pass counts these windows anew.
  await noteForgetting(watch, windows);
  const labels = await removeKeys(watch, "labels", [...ids]), quarantined = await forgetQuarantined(watch, subject, ids);
  const outgoing = await store.remove("outbox", {model, subject}), removed = await store.remove("events", {model, subject});
  const fixed = await promoted(watch), inReference = windows.some((window) => fixed?.name === windowName(window));
  await finishForgetting(watch, lease);
  const until = await prunedUntil(store, model), aggregatesUntil = Number.isFinite(until) ? until : null;
  const detail = {events: removed, labels, quarantined, outgoing, windows: length};
  await store.append("audit", [{id: `forget ${model} ${clock()}`, received: clock(), actor, act: "forget", model, detail}]);
  return {model, events: removed, labels, quarantined, outgoing, windows: length, aggregatesUntil, inReference};
};

const eventsOf = async ({store, model}: Watch, subject: string): Promise<{id: string; time: number}[]> => {
  const events: {id: string; time: number}[] = [];
  for await (const some of store.places("events", {model, subject})) events.push(...some.map(({key: id, time}) => ({id, time})));
  return events;
};

const removeKeys = async ({store, model}: Watch, kind: "labels" | "quarantine", keys: readonly string[]): Promise<number> => {
  let removed = 0;
  for (let i = 0; i < keys.length; i += 1000) removed += await store.remove(kind, {model, keys: keys.slice(i, i + 1000)});
  return removed;
};

/** Entries about the subject, and those about its events. */
const forgetQuarantined = async (watch: Watch, subject: string, ids: ReadonlySet<string>): Promise<number> => {
  const {store, model} = watch, keys: string[] = [];
  for await (const some of store.read("quarantine", {model})) {
    keys.push(...some.filter((entry) => entry.subject === subject || (entry.event !== null && ids.has(entry.event))).map(({id}) => id));
  }
  return removeKeys(watch, "quarantine", [...new Set(keys)]);
};

/** The windows that some instants lie in, those that were closed. */
const windowsOf = async (watch: Watch, times: readonly number[]): Promise<Window[]> => {
  const calendar = calendarOf(watch.windows), found = new Map<number, Window>();
  if (times.length === 0) return [];
  const wanted = calendar && new Set(times.map((time) => windowAt(time, calendar).start));
  for await (const some of watch.store.read("scores", {model: watch.model, holding: true})) {
    for (const {window} of some) {
      const isTouched = wanted ? wanted.has(window.start) : times.some((time) => time >= window.start && time < window.end);
      if (isTouched) found.set(window.start, window);
    }
  }
  return [...found.values()];
};
