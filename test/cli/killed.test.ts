// The service killed at random moments under load: what it acknowledged is there, once, and the store opens again at once.
// PLUMBLINE_KILLS says how many times; 50 unless told.
import type {ChildProcessWithoutNullStreams} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {afterEach, describe, expect, it} from "vitest";
import {defaultCompared, type Watch} from "../../src/history/watch.ts";
import {calculate} from "../../src/job/calculate.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {generator} from "../../src/stats/random.ts";
import {openStore} from "../../src/store/open.ts";
import type {Store} from "../../src/store/store.ts";
import {all} from "../store/reading.ts";
import {folder, started} from "./plumbline.ts";

const kills = Number(process.env["PLUMBLINE_KILLS"] ?? 50), size = 20, day = 86_400_000, slowest = 2000;

const here = folder(), running = new Set<ChildProcessWithoutNullStreams>();
const config = here.file("plumbline.yaml", [
  "model: spine", "columns:", "  tilt: {kind: numeric}", "  said: {kind: categorical, role: prediction}", "  was: {kind: categorical, role: target}",
].join("\n"));
afterEach(() => { for (const child of running) child.kill("SIGKILL"); });

const serve = async (data: string): Promise<{readonly child: ChildProcessWithoutNullStreams; readonly address: string}> => {
  const child = started(["serve", "--port", "0", "--log-level", "silent", "--data", data, "--config", config]);
  running.add(child);
  child.stderr.resume();
  const [line] = await once(child.stdout, "data") as [Buffer];
  return {child, address: /http:\/\/\S+/.exec(line.toString())![0]};
};

const post = async (url: string, items: readonly object[]): Promise<boolean> => {
  const answer = await fetch(url, {method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(items)}).catch(() => undefined);
  return answer?.ok === true && await answer.json().catch(() => undefined) !== undefined;
};

/** Sends events and their labels until nobody answers; each batch is one that was tried before, with some chance. */
const sending = async (address: string, name: string, acknowledged: {events: string[]; labels: string[]}): Promise<void> => {
  for (let i = 0; ; i++) {
    const ids = Array.from({length: size}, (_, k) => `${name}-${i}-${k}`);
    const events = ids.map((id) => ({id, time: Date.now() - day, features: {tilt: 1}, prediction: "a"}));
    if (!await post(`${address}/v1/models/spine/events`, events)) return;
    acknowledged.events.push(...ids);
    if (i % 3 === 0 && !await post(`${address}/v1/models/spine/events`, events)) return;
    if (!await post(`${address}/v1/models/spine/labels`, ids.map((id) => ({id, label: "a"})))) return;
    acknowledged.labels.push(...ids);
  }
};

const rowsCounted = async (store: Store): Promise<number> => {
  const watch: Watch = {
    store, model: "spine", windows: {every: "day", timezone: "UTC", lateness: 0}, compared: defaultCompared, settings: {}, hash: textHash(),
    clock: () => Date.now() + 3 * day,
  };
  await calculate(watch, {name: "here"});
  return (await all(store, "scores", {holding: true})).reduce((sum, {rows}) => sum + rows, 0);
};

describe("plumbline serve, killed", () => {
  it(`loses nothing that it acknowledged and counts nothing twice (${kills} times)`, async () => {
    const data = join(here.path, "killed"), acknowledged = {events: [] as string[], labels: [] as string[]}, random = generator(9);
    // The next one starts while one is under load: starting takes longest, and a store may be opened by several.
    let next = serve(data);
    for (let round = 0; round < kills; round++) {
      const {child, address} = await next, before = acknowledged.events.length;
      const workers = Promise.all(Array.from({length: 4}, (_, worker) => sending(address, `${round}-${worker}`, acknowledged)));
      next = serve(data);
      while (acknowledged.events.length === before) await pause(5);
      await pause(random.int(100));
      child.kill("SIGKILL");
      await workers;
      running.delete(child);
      // The log of writes that the killed one left behind is read when the store is opened.
      const opening = performance.now();
      await (await openStore(data)).close();
      expect(performance.now() - opening).toBeLessThan(slowest);
    }
    (await next).child.kill("SIGKILL");
    const store = await openStore(data), events = (await all(store, "events")).map(({id}) => id), labels = (await all(store, "labels")).map(({id}) => id);
    for (const [stored, sent] of [[events, acknowledged.events], [labels, acknowledged.labels]]) {
      const known = new Set(stored);
      expect(sent.filter((id) => !known.has(id))).toEqual([]);
      expect(known.size).toBe(stored.length);
    }
    expect(await rowsCounted(store)).toBe(events.length);
    expect((await store.check()).problems).toEqual([]);
    await store.close();
  }, 60_000 + kills * 10_000);
});
