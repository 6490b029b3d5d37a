// What the service's own figures say of windows, on the embedded store:
//   node bench/window.ts [events] [runs]
// An hour of events (a million unless told) x 12 features taken in as over HTTP, then closed, without labels and with one for each;
// a year of hourly results of 12 columns, asked for; 24 x 30 hourly profiles, merged one by one and by the day. Medians of several runs.
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Schema} from "../src/data/schema.ts";
import {inline} from "../src/engine/inline.ts";
import {profileReference} from "../src/engine/profile-reference.ts";
import {daysOf, sumDay} from "../src/history/day-sums.ts";
import {defaultCompared, defaultWindows, type Watch} from "../src/history/watch.ts";
import {backfill} from "../src/job/backfill.ts";
import {keepReference} from "../src/job/promote.ts";
import {encode} from "../src/profile/codec.ts";
import {app} from "../src/server/app.ts";
import {mergedProfile} from "../src/server/merged-profile.ts";
import {service} from "../src/server/service.ts";
import {defaultSettings} from "../src/server/settings.ts";
import {textHash} from "../src/sketch/hash.ts";
import {rows} from "../src/source/arrays.ts";
import {generator} from "../src/stats/random.ts";
import type {Scores} from "../src/store/facts.ts";
import {openStore} from "../src/store/open.ts";

const events = Number(process.argv[2] ?? 1_000_000), runs = Number(process.argv[3] ?? 5), model = "bench", hour = 3_600_000, size = 500;
const names = Array.from({length: 12}, (_, k) => `feature_${k}`), random = generator(12), start = Date.UTC(2026, 0, 1);
const schema: Schema = {version: 1, columns: [
  ...names.map((name) => ({name, kind: "numeric", role: "feature"}) as const),
  {name: "said", kind: "categorical", role: "prediction"}, {name: "was", kind: "categorical", role: "target"},
]};
const cells = (): Record<string, number> => Object.fromEntries(names.map((name) => [name, Number(random.normal().toFixed(4))]));
const word = (): string => random.next() < 0.5 ? "yes" : "no";

const folder = mkdtempSync(join(tmpdir(), "plumbline-window-")), store = await openStore(folder);
const ports = {store, clock: () => start + 400 * 24 * hour, settings: {...defaultSettings, keyless: true}}, server = await app(ports);
const watch: Watch = {
  store, model, windows: {...defaultWindows, every: "hour", lateness: 0}, compared: defaultCompared, settings: {}, hash: textHash(), clock: ports.clock,
};
await store.append("models", [{model, revision: 1, received: start, config: "", schema}]);
const reference = await profileReference(rows(Array.from({length: 100_000}, () => ({...cells(), said: word(), was: word()}))), schema);
await keepReference(watch, {name: "reference", bytes: encode(reference)}, "bench");

const send = async (kind: "events" | "labels", item: (i: number) => object, count: number): Promise<void> => {
  for (let i = 0; i < count; i += size) {
    const payload = JSON.stringify(Array.from({length: Math.min(size, count - i)}, (_, k) => item(i + k)));
    const {statusCode, body} = await server.inject({method: "POST", url: `/v1/models/${model}/${kind}`, payload, headers: {"content-type": "application/json", host: "localhost"}});
    if (statusCode !== 200) throw new Error(body);
  }
};

const timed = async (name: string, work: () => Promise<unknown>, before: () => Promise<unknown> = async () => {}): Promise<void> => {
  const times: number[] = [], processor: number[] = [];
  for (let i = 0; i < runs; i++) {
    await before();
    const from = performance.now(), used = process.threadCpuUsage();
    await work();
    times.push(performance.now() - from);
    const {user, system} = process.threadCpuUsage(used);
    processor.push((user + system) / 1000);
  }
  for (const all of [times, processor]) all.sort((a, b) => a - b);
  const [wall, least, cpu] = [times[runs >> 1], times[0], processor[runs >> 1]].map(Math.round);
  console.log(`${name.padEnd(64)} ${wall} ms (at least ${least}; ${cpu} of this thread's processor time)`);
};

const close = async (): Promise<void> => {
  const done = await backfill(watch, {start, end: start + hour}, {name: "bench"});
  if (done?.windows !== 1) throw new Error("the window was not closed");
};
const reopened = async (): Promise<void> => {
  for (const kind of ["parts", "sums", "runs", "scores"] as const) await store.remove(kind, {model});
};

await send("events", (i) => ({id: `event-${i}`, time: start + Math.floor(i / events * hour), features: cells(), prediction: word()}), events);
await timed(`closing an hour of ${events.toLocaleString("en")} events x 12 features`, close, reopened);
await send("labels", (i) => ({id: `event-${i}`, label: word()}), events);
await timed("the same with a label for each", close, reopened);

const scored: Scores[] = [];
for await (const some of store.read("scores", {model})) scored.push(...some);
const [counted] = scored, later = (i: number) => ({window: {start: start + i * hour, end: start + (i + 1) * hour}});
const year = Array.from({length: 8759}, (_, i) => ({...counted, ...later(i + 1)}));
for (let i = 0; i < year.length; i += size) await store.append("scores", year.slice(i, i + size));
const {measure} = counted.figures.headings.find(({column}) => column === names[0])!, between = {from: start, to: start + 8760 * hour};
await timed(`a year of hourly results of ${names.length} columns (of ${counted.figures.headings.length} figures an hour)`, async () => {
  let found = 0;
  for await (const some of store.read("scores", {model, ...between, holding: true})) {
    const [{figures: {headings}}] = some, places = [...headings.keys()].filter((place) => headings[place].measure === measure);
    for (const {figures} of some) found += figures.at(places).length;
  }
  if (found < 8760 * names.length) throw new Error("not a year");
});

const asked = async (what: string, more = ""): Promise<void> => {
  const url = `/v1/models/${model}/${what}?from=${between.from}&to=${between.to}&measure=${measure}&limit=10000${more}`;
  const {statusCode, body} = await server.inject({url, headers: {host: "localhost"}});
  if (statusCode !== 200 || !body.endsWith('"next":null}')) throw new Error(body.slice(-200));
};
await timed(`the same as an answer of the service, as series`, () => asked("series"));
await timed("the same window by window, for one column", () => asked("scores", `&column=${names[0]}`));
await timed(`the same for all ${names.length} columns`, () => asked("scores"));

await reopened();
const {plan} = reference, hours = 24 * 30, perHour = 1000;
for (let i = 0; i < hours; i++) {
  const table = rows(Array.from({length: perHour}, () => ({...cells(), said: word(), was: word()}))), bytes = encode(await inline().profile(table, plan));
  const covers = {from: later(i).window.start, to: later(i).window.end, events: perHour, labels: perHour};
  await store.append("parts", [{model, ...later(i), version: null, plan: plan.id, collector: "closer", generation: 1, knownAt: start, covers, bytes}]);
}
const served = service(ports), mergeAll = async (): Promise<void> => {
  const merged = await mergedProfile(served, {model, from: start, to: start + hours * hour});
  if (merged.rows !== hours * perHour) throw new Error("not all hours");
};
await timed(`merging ${hours} hourly profiles of ${perHour} rows, before their days are summed`, mergeAll);
const days = daysOf(watch, Array.from({length: hours}, (_, i) => later(i).window)), from = performance.now();
for (const day of days) await sumDay(watch, plan, day);
console.log(`summing their days, as closing does when one is over ${" ".repeat(12)} ${Math.round((performance.now() - from) / (hours / 24))} ms a day`);
await timed("merging them afterwards", mergeAll);
await server.close();
rmSync(folder, {recursive: true, force: true});
