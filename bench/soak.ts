// The service at a steady pace for a long time, on the embedded store: does its memory stay?
//   node bench/soak.ts [minutes] [events a second]
// Events with 12 features, a label for each some time after, and an hour of event time each minute, so that a window is closed and
// one restated in every minute. Prints the memory of the service each minute and, at the end, whether it grew.
import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {generator} from "../src/stats/random.ts";

const minutes = Number(process.argv[2] ?? 60), rate = Number(process.argv[3] ?? 2000), features = 12, tick = 50, minute = 60_000, hour = 60 * minute;
const size = Math.max(1, Math.round(rate * tick / 1000)), labelledAfter = 45_000, grown = 1.1;
const folder = mkdtempSync(join(tmpdir(), "plumbline-soak-"));
writeFileSync(join(folder, "plumbline.yaml"), [
  "version: 1", "model: soak", "windows: {every: hour, lateness: 0m, restate: 1m}", "retention: {events: 1d, superseded: 1h}", "columns:",
  ...Array.from({length: features}, (_, i) => `  f${i}: {kind: numeric}`), "  said: {kind: categorical, role: prediction}", "  was: {kind: categorical, role: target}",
].join("\n"));

const main = new URL("../src/cli/main.ts", import.meta.url).href;
const code = `import {main} from ${JSON.stringify(main)}; process.exitCode = await main(process.argv.slice(1));`;
const args = ["serve", "--port", "0", "--data", join(folder, "data"), "--config", join(folder, "plumbline.yaml"), "--log-level", "warn"];
const service = spawn(process.execPath, ["--input-type=module", "-e", code, "--", ...args], {stdio: ["ignore", "pipe", "inherit"]});
const [line] = await once(service.stdout, "data") as [Buffer], address = /http:\/\/[\d.:]+/.exec(line.toString())![0];

const random = generator(12), begun = performance.now(), first = Date.now() - (minutes + 2) * hour;
const word = (): string => random.next() < 0.5 ? "yes" : "no";
let made = 0, taken = 0, refused = 0;

const post = async (kind: "events" | "labels", items: readonly object[]): Promise<void> => {
  const answer = await fetch(`${address}/v1/models/soak/${kind}`, {method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(items)});
  await answer.arrayBuffer();
  if (answer.ok) taken += kind === "events" ? items.length : 0;
  else refused++;
};

const event = (time: number) => ({
  id: `event-${made++}`, time, prediction: word(), features: Object.fromEntries(Array.from({length: features}, (_, i) => [`f${i}`, random.normal()])),
});

/** Megabytes that the service holds (Linux). */
const memory = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${service.pid}/status`, "utf8"))![1]) / 1024;

/** How many windows were counted, restatements among them. */
const windows = async (): Promise<string> => {
  const answer = await fetch(`${address}/v1/models/soak/windows?limit=10000`), {items} = await answer.json() as {items: {generation: number}[]};
  return `${items.length} windows, ${items.reduce((sum, {generation}) => sum + generation - 1, 0)} restated`;
};

const waiting: {readonly at: number; readonly ids: readonly string[]}[] = [], seen: number[] = [], under = new Set<Promise<void>>();
const start = (work: Promise<void>): void => {
  const done: Promise<void> = work.catch(() => { refused++; }).finally(() => under.delete(done));
  under.add(done);
};
for (let next = begun; next < begun + minutes * minute; next += tick) {
  await pause(Math.max(0, next - performance.now()));
  const at = performance.now() - begun, events = Array.from({length: size}, () => event(Math.floor(first + at / minute * hour)));
  start(post("events", events));
  waiting.push({at: at + labelledAfter * random.next() * 2, ids: events.map(({id}) => id)});
  const due = waiting.findIndex((one) => one.at <= at);
  if (due >= 0) start(post("labels", waiting.splice(due, 1)[0].ids.map((id) => ({id, label: word()}))));
  if (at < (seen.length + 1) * minute) continue;
  seen.push(memory());
  console.log(`minute ${seen.length}: ${seen.at(-1)!.toFixed(0)} MB, ${Math.round(taken / at * 1000)} events/s, ${refused} refused, ${under.size} under way, ${await windows()}`);
}
await Promise.all(under);
seen.push(memory());

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1];
const third = Math.ceil(seen.length / 3), middle = median(seen.slice(third, 2 * third)), last = median(seen.slice(-third));
console.log(`${last <= grown * middle ? "flat" : "NOT FLAT"}: ${middle.toFixed(0)} MB in the middle third, ${last.toFixed(0)} MB in the last`);
service.kill("SIGTERM");
await once(service, "exit");
rmSync(folder, {recursive: true, force: true});
