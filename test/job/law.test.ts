// The law of the service: a stream with late labels ends where the table as a whole would have begun.
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {MongoClient} from "mongodb";
import {describe, expect, it} from "vitest";
import {compare} from "../../src/comparison/compare.ts";
import type {Row} from "../../src/data/event.ts";
import {inline} from "../../src/engine/inline.ts";
import {profileReference} from "../../src/engine/profile-reference.ts";
import {profileOf} from "../../src/history/parts.ts";
import {defaultCompared, type Watch, type Windows} from "../../src/history/watch.ts";
import {calculate} from "../../src/job/calculate.ts";
import {merge} from "../../src/profile/merge.ts";
import type {Profile} from "../../src/profile/profile.ts";
import type {Run} from "../../src/result/result.ts";
import {judge} from "../../src/result/run.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {rows as rowSource} from "../../src/source/arrays.ts";
import {memoryStore} from "../../src/store/memory.ts";
import {openStore} from "../../src/store/open.ts";
import type {Store} from "../../src/store/store.ts";
import {all} from "../store/reading.ts";
import {sameStates} from "./same-states.ts";
import {type Pace, send, streamOf, type Table, tableOf} from "./stream.ts";

const folder = process.env["PLUMBLINE_DATA"] ?? "", server = process.env["MONGODB_URL"], day = 86_400_000;

/** A place to put a store, which may be opened again. */
interface Shelf {
  readonly open: () => Promise<Store>;
  readonly remove: () => Promise<void>;
}

const shelves: Readonly<Record<string, () => Shelf>> = {
  memory: () => {
    const store = memoryStore();
    return {open: async () => ({...bound(store), close: async () => {}}), remove: () => store.close()};
  },
  sqlite: () => {
    const path = mkdtempSync(join(tmpdir(), "plumbline-law-"));
    return {open: () => openStore(path), remove: async () => { rmSync(path, {recursive: true}); }};
  },
  mongodb: () => {
    const url = new URL(server ?? "mongodb://127.0.0.1/");
    url.pathname = `/plumbline-law-${process.pid}`;
    return {open: () => openStore(url.href), remove: async () => {
      const client = new MongoClient(url.href);
      await client.db(url.pathname.slice(1)).dropDatabase();
      await client.close();
    }};
  },
};

const bound = (store: Store): Store => ({
  append: (kind, facts) => store.append(kind, facts), read: (kind, query) => store.read(kind, query),
  places: (kind, query) => store.places(kind, query), labelled: (query) => store.labelled(query),
  count: (kind, query) => store.count(kind, query), remove: (kind, query) => store.remove(kind, query), changes: (model) => store.changes(model),
  settle: (changes) => store.settle(changes), value: (name) => store.value(name), swap: (name, expected, next) => store.swap(name, expected, next),
  check: () => store.check(), close: () => store.close(),
});

const withoutNames = ({reference: _r, current: _c, window: _w, known_at: _k, model: _m, ...rest}: Run): unknown => rest;
const verdicts = (run: Run): string[] =>
  run.results.map(({topic, column, segment, measure, verdict, reason}) => `${topic} ${column} ${JSON.stringify(segment)} ${measure} ${verdict} ${reason}`);

interface Trial {
  readonly table: Table;
  readonly isReference: (row: Row, i: number) => boolean;
  readonly pace: Pace;
  readonly windows: Windows;
  readonly steps: number;
}

async function stream({table, isReference, pace, windows, steps}: Trial, shelf: Shelf): Promise<void> {
  const before = table.rows.filter(isReference), rows = table.rows.filter((row, i) => !isReference(row, i)), now = {time: 0};
  const profile = await profileReference(rowSource(before), table.schema), played = streamOf(rows, pace), start = played.events[0].received;
  let store = await shelf.open();
  const watch = (): Watch => ({
    store, model: "m", windows, compared: defaultCompared, settings: {}, hash: textHash(), clock: () => now.time, first: async () => ({name: "before", profile}),
  });
  for (let step = 0; step < steps; step++) {
    const [from, to] = [step, step + 1].map((k) => start + Math.ceil((played.end + 1 - start) * k / steps));
    now.time = to;
    await send(store, played, [from, to]);
    await calculate(watch(), {name: "here"});
    if (step !== Math.floor(steps / 2)) continue;
    await store.close();
    store = await shelf.open();
  }
  now.time += windows.lateness + 40 * day;
  await calculate(watch(), {name: "here"});
  await isAsTheTable(watch(), {rows, profile});
  await store.close();
}

async function isAsTheTable(watch: Watch, {rows, profile}: {rows: readonly Row[]; profile: Profile}): Promise<void> {
  expect(await watch.store.changes()).toEqual([]);
  const batch = await inline().profile(rowSource(rows), profile.plan), runs = await all(watch.store, "runs", {holding: true});
  let sum: Profile | undefined;
  for (const {window, run} of runs) {
    const {all: one} = await profileOf(watch, profile.plan, window);
    if (!one) throw new Error("a run without a profile");
    expect(withoutNames(run)).toEqual(withoutNames(judge(compare(profile, one))));
    sum = sum ? merge(sum, one) : one;
  }
  if (!sum) throw new Error("no runs");
  expect(sum.rows).toBe(rows.length);
  expect(sameStates(sum, batch)).toEqual([]);
  expect(verdicts(judge(compare(profile, sum)))).toEqual(verdicts(judge(compare(profile, batch))));
}

const heart = async (): Promise<Trial> => ({
  table: await tableOf(folder, "heart_disease_4sites.csv", {target: "target"}), isReference: ({site}) => site === "cleveland",
  pace: {target: "target", timeOf: (_, i) => Date.UTC(2026, 0, 1) + i * 1_800_000, lag: 3 * day, seed: 11},
  windows: {every: "week", timezone: "Europe/Zurich", lateness: 3_600_000}, steps: 5,
});

const elec2 = async (): Promise<Trial> => {
  const table = await tableOf(folder, "elec2.csv", {target: "price_up"});
  return {
    table, isReference: (_, i) => i < 15_000, pace: {target: "price_up", timeOf: ({timestamp}) => Number(timestamp), lag: 5 * day, seed: 12},
    windows: {every: "month", timezone: "Australia/Sydney", lateness: day}, steps: 4,
  };
};

const title = folder === "" ? " (skipped: PLUMBLINE_DATA names no folder)" : "";
describe.skipIf(folder === "")(`a stream with late labels ends as the table${title}`, () => {
  for (const [name, shelf] of Object.entries(shelves)) {
    const isAway = name === "mongodb" && server === undefined;
    for (const [data, trial] of [["heart disease, site by site", heart], ["elec2, by time", elec2]] as const) {
      it.skipIf(isAway)(`${data}: ${name}${isAway ? " (skipped: MONGODB_URL names no server)" : ""}`, async () => {
        const place = shelf();
        try {
          await stream(await trial(), place);
        } finally {
          await place.remove();
        }
      }, 600_000);
    }
  }
});
