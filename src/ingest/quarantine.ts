import {createHash} from "node:crypto";
import type {Quarantined} from "../store/facts.ts";
import type {Store} from "../store/store.ts";

/** Something that is kept back, and where it went wrong. */
export interface HeldBack {
  readonly index: number;
  readonly path: string;
  readonly reason: string;
  readonly raw: string;
  /** Hashes whom it speaks of. */
  readonly subject: (text: string) => string;
}

/** What could not be taken, kept until somebody looks. */
export interface Quarantine {
  /** Keeps things back, as long as there is room; the same thing twice is one entry. */
  hold(kind: string, model: string, things: readonly HeldBack[]): Promise<void>;
  /** Keeps one thing that waits for another under an id of its own, and says whether it is kept. */
  wait(thing: Pick<Quarantined, "model" | "id" | "index" | "reason" | "raw" | "event">): Promise<boolean>;
  /** Entries of a model that are still held, by their ids. */
  held(model: string, ids: readonly string[]): Promise<readonly Quarantined[]>;
  /** Notes what became of entries. */
  mark(entries: readonly Quarantined[], state: "replayed" | "discarded"): Promise<void>;
  /** How many entries of a model wait for somebody, give or take what other servers did in the last minute. */
  waiting(model: string): Promise<number>;
  /** Entries that were not kept since the start, for want of room. */
  readonly dropped: number;
}

/** A longer text is not kept: its beginning would be no JSON. */
const rawLimit = 2 ** 18;
/** What waits is counted anew this often, in milliseconds: all entries are looked at for that. */
const countedFor = 60_000;

/** Where things are kept back. */
export interface QuarantinePlace {
  readonly store: Store;
  readonly clock: () => number;
  /** Entries kept for each model. */
  readonly room: number;
}

/** Entries kept for each model unless told. */
export const usualRoom = 100_000;

/** The quarantine of a store. */
export function quarantine({store, clock, room: most}: QuarantinePlace): Quarantine {
  const counts = new Map<string, {held: number; at: number}>();
  let dropped = 0;
  const roomOf = async (model: string): Promise<{held: number}> => {
    const known = counts.get(model), now = clock();
    if (known && now - known.at < countedFor) return known;
    const count = {held: 0, at: now};
    for await (const some of store.read("quarantine", {model, holding: true})) for (const {state} of some) if (state === "held") count.held++;
    counts.set(model, count);
    return count;
  };
  return {
    async hold(kind, model, things) {
      if (things.length === 0) return;
      const count = await roomOf(model), room = Math.max(0, most - count.held);
      const entries = things.slice(0, room).map((thing) => entryOf(kind, model, {...thing, received: clock()}));
      dropped += things.length - entries.length;
      if (entries.length > 0) count.held += await store.append("quarantine", entries);
    },
    async wait(thing) {
      const count = await roomOf(thing.model);
      if (count.held >= most || thing.raw.length > rawLimit) {
        dropped++;
        return false;
      }
      count.held += await store.append("quarantine", [{...thing, revision: 1, received: clock(), state: "held", path: "", subject: null}]);
      return true;
    },
    async held(model, ids) {
      const found: Quarantined[] = [];
      if (ids.length === 0) return found;
      for await (const some of store.read("quarantine", {model, keys: ids, holding: true})) found.push(...some);
      return found.filter(({state}) => state === "held");
    },
    async mark(entries, state) {
      const received = clock();
      for (const {model} of entries) {
        const count = counts.get(model);
        if (count) count.held--;
      }
      await store.append("quarantine", entries.map((entry) => ({...entry, revision: entry.revision + 1, received, state, raw: ""})));
    },
    waiting: async (model) => (await roomOf(model)).held,
    get dropped() { return dropped; },
  };
}

function entryOf(kind: string, model: string, {received, index, path, reason, raw, subject}: HeldBack & {received: number}): Quarantined {
  const about = namesIn(raw), kept = raw.length > rawLimit ? "" : raw.toWellFormed();
  const id = `${kind}:${createHash("sha256").update(raw).update(path).digest("hex").slice(0, 32)}`;
  return {
    model, id, revision: 1, received, state: "held", index, path, reason, raw: kept,
    event: about.id, subject: about.subject === null ? null : subject(about.subject),
  };
}

/** The event and the subject that a text speaks of, where that can be read. */
function namesIn(raw: string): {id: string | null; subject: string | null} {
  try {
    const value = JSON.parse(raw) as unknown;
    const {id, subject} = Object(value) as {readonly id?: unknown; readonly subject?: unknown};
    return {id: nameOrNull(id), subject: nameOrNull(subject)};
  } catch {
    return {id: null, subject: null};
  }
}

const nameOrNull = (value: unknown): string | null => typeof value === "string" && value.length <= 200 ? value.toWellFormed() : null;
