import {windowAt} from "../data/window.ts";
import {calendarOf, type Watch} from "../history/watch.ts";
import type {LabelFact} from "../data/event.ts";
import type {FactKind, Quarantined} from "../store/facts.ts";
import {notePruned} from "../store/pruned.ts";
import type {Query, Store} from "../store/store.ts";
import type {Retention} from "./retention.ts";

/** What was removed, by kind; `expired` are labels for which no event is left or ever came, which are now held in quarantine. */
export type Pruned = Partial<Record<FactKind | "expired" | "superseded", number>>;

const day = 86_400_000;

/** Why a label is held for which there is no event. */
export const orphanReason = "no event of this id is there, or it has expired";

/** Removes what is older than it is to be kept, and writes an audit entry with the counts. */
export const prune = async (watch: Watch, retention: Retention): Promise<Pruned> => {
  const {store, model, clock} = watch, now = clock(), counts: Pruned = {};
  const remove = async (kind: FactKind, age: number | null): Promise<void> => {
    if (age !== null) counts[kind] = await store.remove(kind, {model, to: now - age});
  };
  if (retention.events !== null) Object.assign(counts, await pruneEvents(watch, now - retention.events));
  if (retention.events !== null) counts.expired = await holdOrphans(watch, retention.events);
  if (retention.superseded !== null) counts.superseded = await pruneSuperseded(watch, now - retention.superseded);
  await remove("parts", retention.parts);
  await remove("sums", retention.parts);
  await remove("runs", retention.results);
  await remove("scores", retention.results);
  await remove("kpis", retention.results);
  await remove("quarantine", retention.quarantine);
  await remove("outbox", retention.quarantine);
  const removed = Object.entries(counts).filter(([, count]) => count > 0);
  if (removed.length > 0) {
    await store.append("audit", [{id: `prune ${model} ${now}`, received: now, actor: "plumbline", act: "prune", model, detail: Object.fromEntries(removed)}]);
  }
  return counts;
};

/** Removes what had been superseded by a time. */
const pruneSuperseded = async ({store, model}: Watch, asOf: number): Promise<number> => {
  let removed = 0;
  for (const kind of ["parts", "runs", "scores"] as const) removed += await store.remove(kind, {model, asOf, holding: false});
  return removed;
};

/** The start of the piece of time that an instant lies in: pieces go as a whole, and not before they were counted. */
const horizonOf = async (watch: Watch, limit: number): Promise<number> => {
  const {store, model} = watch, calendar = calendarOf(watch.windows), [oldest] = await store.changes(model);
  const bound = Math.min(limit, oldest?.hour ?? limit);
  if (calendar) {
    const isLong = calendar.every === "week" || calendar.every === "month";
    return windowAt(bound, isLong ? {...calendar, every: "day"} : calendar).start;
  }
  for await (const some of store.read("scores", {model, to: bound, newestFirst: true, limit: 1})) for (const {window} of some) return window.start;
  return -Infinity;
};

const pruneEvents = async (watch: Watch, limit: number): Promise<Pruned> => {
  const {store, model} = watch, to = await horizonOf(watch, limit), counts = {events: 0, labels: 0};
  if (to === -Infinity) return counts;
  await notePruned(store, model, to);
  for await (const some of store.places("events", {model, to})) {
    counts.labels += await store.remove("labels", {model, keys: some.map(({key}) => key)});
  }
  counts.events = await store.remove("events", {model, to});
  return counts;
};

/**
 * Holds labels in quarantine whose event is not there when they are as old as events get, or a day (or the lateness) if that is
 * longer: it expired, or it never came. Each label is looked at once.
 */
const holdOrphans = async ({store, model, windows, clock}: Watch, kept: number): Promise<number> => {
  const key = `orphans ${model}`, before = await store.value(key), to = clock() - Math.max(kept, day, windows.lateness);
  const fresh = {model, to, ...(before !== null && {from: Number(before)})};
  let held = 0;
  for await (const some of store.places("labels", fresh)) {
    const ids = new Set(some.map((place) => place.key));
    for await (const found of store.places("events", {model, keys: [...ids]})) for (const event of found) ids.delete(event.key);
    if (ids.size > 0) held += await holdLabels(store, {...fresh, keys: [...ids]}, clock());
  }
  await store.swap(key, before, String(to));
  return held;
};

const holdLabels = async (store: Store, query: Query & Required<Pick<Query, "model" | "keys">>, received: number): Promise<number> => {
  let held = 0;
  for await (const orphans of store.read("labels", query)) {
    await store.append("quarantine", orphans.map((label, index) => entryOf(label, index, received)));
    held += orphans.length;
  }
  await store.remove("labels", {model: query.model, keys: query.keys});
  return held;
};

const entryOf = (label: LabelFact, index: number, received: number): Quarantined => ({
  model: label.model, id: `expired ${label.id} ${label.revision}`, revision: 1, received, state: "held", index, path: "id", reason: orphanReason,
  raw: JSON.stringify(label), event: label.id, subject: null,
});
