// Durable events a second, how fast they are read, and what it takes to close a window of them:
//   node bench/store.ts [FOLDER | mongodb://…] [events]
// Batches of 500 with 12 features, four at a time, as a server hands them over. On MongoDB, beside a bare insertMany of the same documents.
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {PredictionEvent} from "../src/data/event.ts";
import type {Schema} from "../src/data/schema.ts";
import {profileReference} from "../src/engine/profile-reference.ts";
import {defaultCompared, type Watch} from "../src/history/watch.ts";
import {watchWindow} from "../src/monitor.ts";
import {textHash} from "../src/sketch/hash.ts";
import {rows} from "../src/source/arrays.ts";
import {generator} from "../src/stats/random.ts";
import {memoryStore} from "../src/store/memory.ts";
import {openStore} from "../src/store/open.ts";
import {RowShapes} from "../src/store/row-shapes.ts";

const folder = mkdtempSync(join(tmpdir(), "plumbline-store-")), size = 500, atOnce = 4;
const place = process.argv[2] ?? folder, events = Number(process.argv[3] ?? 200_000), model = "bench", hour = 3_600_000;
const random = generator(4), names = Array.from({length: 12}, (_, k) => `feature_${k}`);

const made: PredictionEvent[] = Array.from({length: events}, (_, i) => ({
  model, id: `${random.int(2 ** 31).toString(16)}-${i}`, version: "1", time: Math.floor(i / events * hour), received: i, subject: null,
  row: Object.fromEntries(names.map((name) => [name, random.normal()])),
}));
const batches = Array.from({length: Math.ceil(events / size)}, (_, i) => made.slice(i * size, (i + 1) * size));
const perSecond = (n: number, start: number): string => Math.round(n / (performance.now() - start) * 1000).toLocaleString("en");

/** Hands batches over, some at a time; tells events a second and the slowest hundredth of the batches. */
const timed = async (name: string, take: (batch: PredictionEvent[]) => Promise<unknown>): Promise<void> => {
  const waits: number[] = [], start = performance.now(), queue = [...batches];
  await Promise.all(Array.from({length: atOnce}, async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      const before = performance.now();
      await take(batch);
      waits.push(performance.now() - before);
    }
  }));
  const p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)];
  console.log(`${name}  ${perSecond(events, start)} events/s, p99 of a batch ${p99.toFixed(0)} ms`);
};

const isServer = place.startsWith("mongodb");
if (isServer) {
  const {MongoClient} = await import("mongodb"), client = new MongoClient(place, {writeConcern: {w: "majority", journal: true}});
  const bare = client.db("plumbline-bench").collection<{_id: string}>("bare");
  await client.db("plumbline-bench").dropDatabase();
  const shapes = new RowShapes(memoryStore());
  const documents = async (batch: PredictionEvent[]) =>
    (await shapes.keptOf("events", batch)).map((kept) => ({_id: kept.key, ...kept, at: new Date(kept.time)}));
  await timed("insertMany", async (batch) => bare.insertMany(await documents(batch), {ordered: false}));
  await client.db("plumbline-bench").dropDatabase();
  await client.close();
}
const url = isServer ? Object.assign(new URL(place), {pathname: "/plumbline-bench"}).href : place;
const store = await openStore(url);
await timed("append    ", (batch) => store.append("events", batch));

const started = performance.now();
let read = 0;
for await (const batch of store.labelled({model, from: 0, to: hour})) for (const {rows: some} of batch) read += some;
console.log(`labelled    ${perSecond(read, started)} events/s`);

const schema: Schema = {version: 1, columns: names.map((name) => ({name, kind: "numeric", role: "feature"}))};
const profile = await profileReference(rows(made.slice(0, 20_000).map(({row}) => row)), schema);
const watch: Watch = {
  store, model, windows: {every: "hour", timezone: "UTC", lateness: 0}, compared: defaultCompared, settings: {}, hash: textHash(), clock: () => hour,
};
const closing = performance.now();
await watchWindow(watch, {start: 0, end: hour}, {name: "reference", profile});
console.log(`window      of ${events.toLocaleString("en")} events closed in ${((performance.now() - closing) / 1000).toFixed(2)} s`);
for (const kind of isServer ? ["events", "labels", "parts", "runs", "scores"] as const : []) await store.remove(kind, {model});
await store.close();
rmSync(folder, {recursive: true, force: true});
