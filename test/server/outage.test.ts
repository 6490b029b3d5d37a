// MongoDB away under load: what was acknowledged is there, once, and the service goes on by itself.
//   PLUMBLINE_OUTAGE=60 MONGODB_URL=mongodb://127.0.0.1:27017/ npx vitest run test/server/outage.test.ts
import {setTimeout as pause} from "node:timers/promises";
import {MongoClient} from "mongodb";
import {afterAll, describe, expect, it} from "vitest";
import {defaultCompared, type Watch} from "../../src/history/watch.ts";
import {calculate} from "../../src/job/calculate.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {mongodbStore} from "../../src/store/mongodb.ts";
import type {Store} from "../../src/store/store.ts";
import {now} from "../ingest/receiving.ts";
import {type Cut, type CutLine, cutLine} from "../store/cut-line.ts";
import {all} from "../store/reading.ts";
import {type Served, served} from "./served.ts";

// Twice as long as the driver looks for a server, so that it gives up in the middle.
const url = process.env["MONGODB_URL"], seconds = Number(process.env["PLUMBLINE_OUTAGE"] ?? 12), hour = 3_600_000, size = 20;
const named = (address: string): string => Object.assign(new URL(address), {pathname: `/plumbline-outage-${process.pid}`}).href;

/** What senders saw. */
interface Seen {
  readonly acknowledged: string[];
  /** Answers by status. */
  readonly statuses: Map<number, number>;
}

/** Sends events and labels until it is told to end, each batch again until it is taken. */
const sending = async ({post}: Served, {acknowledged, statuses}: Seen, work: {readonly name: string; ended: boolean}): Promise<void> => {
  for (let i = 0; !work.ended; i++) {
    const ids = Array.from({length: size}, (_, k) => `${work.name}-${i}-${k}`);
    const sent = {
      events: ids.map((id) => ({id, time: now - 2 * hour, features: {tilt: 1}, prediction: "normal"})), labels: ids.map((id) => ({id, label: "normal"})),
    };
    for (const kind of ["events", "labels"] as const) {
      for (let status = 0; status !== 200;) {
        ({status} = await post(`/v1/models/spine/${kind}`, sent[kind]));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        // The work ends with what was taken, not with what was tried.
        if (status !== 200 && work.ended) return;
        if (status !== 200) await pause(100);
      }
    }
    acknowledged.push(...ids);
  }
};

const until = async (isSo: () => boolean): Promise<void> => { while (!isSo()) await pause(20); };

/** Loads the service, takes the server away for a while, and waits until batches are taken again. */
const through = async (service: Served, line: CutLine, how: Cut): Promise<Seen> => {
  const seen: Seen = {acknowledged: [], statuses: new Map()}, work = Array.from({length: 4}, (_, i) => ({name: `${how}-${i}`, ended: false}));
  const workers = Promise.all(work.map((one) => sending(service, seen, one)));
  await until(() => seen.acknowledged.length >= 10 * size);
  await line.cut(how);
  await pause(seconds * 1000);
  await line.mend();
  const before = seen.acknowledged.length;
  await until(() => seen.acknowledged.length >= before + 10 * size);
  for (const one of work) one.ended = true;
  await workers;
  return seen;
};

const closed = async (store: Store): Promise<number> => {
  const watch: Watch = {
    store, model: "spine", windows: {every: "day", timezone: "UTC", lateness: 0}, compared: defaultCompared, settings: {}, hash: textHash(), clock: () => now + 48 * hour,
  };
  await calculate(watch, {name: "here"});
  return (await all(store, "scores", {holding: true})).reduce((sum, {rows}) => sum + rows, 0);
};

const title = url === undefined ? " (skipped: MONGODB_URL names no server)" : "";
describe.skipIf(url === undefined)(`a MongoDB server that is away for a while${title}`, () => {
  afterAll(async () => {
    const client = new MongoClient(named(url!));
    await client.db().dropDatabase();
    await client.close();
  });

  it.each(["refuse", "hang"] as const)("loses nothing that was acknowledged, and counts nothing twice (%s)", async (how) => {
    const line = await cutLine(named(url!)), store = await mongodbStore(line.url), service = await served({store});
    for (const kind of ["events", "labels", "scores", "parts", "runs"] as const) await store.remove(kind, {});
    const {acknowledged, statuses} = await through(service, line, how);
    expect([...statuses.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    const stored = (await all(store, "events")).map(({id}) => id), known = new Set(stored);
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
    expect(known.size).toBe(stored.length);
    const labelled = new Set((await all(store, "labels")).map(({id}) => id));
    expect(acknowledged.filter((id) => !labelled.has(id))).toEqual([]);
    expect(await closed(store)).toBe(stored.length);
    await service.app.close();
    await store.close();
    await line.close();
  }, 120_000 + 2000 * seconds);
});
