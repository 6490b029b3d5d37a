// Durable events a second and how fast they are read: node bench/ingest.ts [FOLDER | mongodb://…] [events]. Batches of 500 with 12
// features, four at a time, as a server hands them over. On MongoDB, beside a bare insertMany of the same documents.
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {PredictionEvent} from "../src/data/event.ts";
import {generator} from "../src/stats/random.ts";
import {keptOf} from "../src/store/fact.ts";
import {openStore} from "../src/store/open.ts";

const folder = mkdtempSync(join(tmpdir(), "plumbline-ingest-"));
const place = process.argv[2] ?? folder, events = Number(process.argv[3] ?? 200_000), size = 500, atOnce = 4;
const random = generator(4), hour = 3_600_000;

const made: PredictionEvent[] = Array.from({length: events}, (_, i) => ({
  model: "bench", id: `${Math.floor(random.next() * 2 ** 53).toString(16)}-${i}`, version: "1", time: Math.floor(i / events * hour), received: i,
  subject: null, row: Object.fromEntries(Array.from({length: 12}, (_f, k) => [`feature_${k}`, random.normal()])),
}));
const batches = Array.from({length: Math.ceil(events / size)}, (_, i) => made.slice(i * size, (i + 1) * size));

/** Hands batches over, some at a time; returns events a second and the slowest hundredth of the batches in milliseconds. */
const timed = async (take: (batch: PredictionEvent[]) => Promise<unknown>): Promise<string> => {
  const waits: number[] = [], start = performance.now(), queue = [...batches];
  await Promise.all(Array.from({length: atOnce}, async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      const before = performance.now();
      await take(batch);
      waits.push(performance.now() - before);
    }
  }));
  const rate = Math.round(events / (performance.now() - start) * 1000), p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)];
  return `${rate.toLocaleString("en")} events/s, p99 of a batch ${p99.toFixed(0)} ms`;
};

if (place.startsWith("mongodb")) {
  const {MongoClient} = await import("mongodb"), client = new MongoClient(place, {writeConcern: {w: "majority", journal: true}});
  const bare = client.db("plumbline-bench").collection<{_id: string}>("bare");
  await client.db("plumbline-bench").dropDatabase();
  const documents = (batch: PredictionEvent[]) => batch.map((event) => ({_id: event.id, ...keptOf("events", event), at: new Date(event.time)}));
  console.log(`insertMany  ${await timed((batch) => bare.insertMany(documents(batch), {ordered: false}))}`);
  await client.db("plumbline-bench").dropDatabase();
  await client.close();
}
const url = place.startsWith("mongodb") ? Object.assign(new URL(place), {pathname: "/plumbline-bench"}).href : place;
const store = await openStore(url);
console.log(`append      ${await timed((batch) => store.append("events", batch))}`);
await store.append("labels", made.slice(0, events / 2).map(({model, id}) => ({model, id, revision: 1, received: 1, retracted: false, row: {target: 1}})));
const start = performance.now();
let read = 0;
for await (const batch of store.labelled({model: "bench", from: 0, to: hour})) read += batch.length;
console.log(`labelled    ${Math.round(read / (performance.now() - start) * 1000).toLocaleString("en")} events/s`);
if (url !== place) await store.remove("events", {model: "bench"});
if (url !== place) await store.remove("labels", {model: "bench"});
await store.close();
rmSync(folder, {recursive: true, force: true});
