// A small model that answers once a minute, for the tests of jobs.
import type {LabelFact, PredictionEvent, Row} from "../../src/data/event.ts";
import type {Schema} from "../../src/data/schema.ts";
import {profileReference} from "../../src/engine/profile-reference.ts";
import {defaultCompared, type Named, type Watch, type Windows} from "../../src/history/watch.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {rows} from "../../src/source/arrays.ts";
import {generator} from "../../src/stats/random.ts";
import {memoryStore} from "../../src/store/memory.ts";
import type {Store} from "../../src/store/store.ts";

export const hour = 3_600_000, minute = 60_000;

export const schema: Schema = {version: 1, columns: [
  {name: "tilt", kind: "numeric", role: "feature"}, {name: "sex", kind: "categorical", role: "feature"},
  {name: "prediction", kind: "categorical", role: "prediction"}, {name: "diagnosis", kind: "categorical", role: "target"},
]};

/** A row of what the model saw and said, and what it was; `shift` moves the feature. */
export const rowOf = (seed: number, shift = 0): {event: Row; label: Row} => {
  const random = generator(seed), tilt = random.normal() + shift, isSick = tilt + random.normal() > 0;
  return {event: {tilt, sex: random.next() < 0.5 ? "f" : "m", prediction: tilt > 0 ? "sick" : "well"}, label: {diagnosis: isSick ? "sick" : "well"}};
};

export const event = (id: number, time: number, shift = 0): PredictionEvent =>
  ({model: "spine", id: `e${id}`, version: "1", time, received: time, subject: null, row: rowOf(id, shift).event});

export const label = (id: number, received: number, revision = 1): LabelFact =>
  ({model: "spine", id: `e${id}`, revision, received, retracted: false, row: rowOf(id).label});

/** Events of each minute of some hours. */
export const minutes = (from: number, to: number, shift = 0): PredictionEvent[] =>
  Array.from({length: (to - from) / minute}, (_, i) => event(from / minute + i, from + i * minute, shift));

export const reference = async (): Promise<Named> => {
  const table = Array.from({length: 2000}, (_, i) => ({...rowOf(1_000_000 + i).event, ...rowOf(1_000_000 + i).label}));
  return {name: "train", profile: await profileReference(rows(table), schema)};
};

/** A watch whose clock the test sets. */
export interface World {
  readonly watch: Watch;
  readonly store: Store;
  now: number;
}

export const world = (windows: Partial<Windows> = {}, more: Partial<Watch> = {}): World => {
  const store = more.store ?? memoryStore(), clock = {now: 0};
  const watch: Watch = {
    store, model: "spine", windows: {every: "hour", timezone: "UTC", lateness: 10 * minute, ...windows}, compared: defaultCompared, settings: {},
    hash: textHash(), clock: () => clock.now, first: reference, ...more,
  };
  return {watch, store, get now() { return clock.now; }, set now(time: number) { clock.now = time; }};
};
