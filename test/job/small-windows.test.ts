import {describe, expect, it} from "vitest";
import {backfill} from "../../src/job/backfill.ts";
import {calculate} from "../../src/job/calculate.ts";
import {forget} from "../../src/job/forget.ts";
import type {Result} from "../../src/result/result.ts";
import type {ReadQuery} from "../../src/store/store.ts";
import {all} from "../store/reading.ts";
import {event, hour, minute, minutes, world, type World} from "./world.ts";

const worker = {name: "here"}, together = 30;

/** A result of the newest run of an hour. */
const resultOf = async ({store}: World, at: number, {measure, column = null, version = null, asOf}: {
  readonly measure: string; readonly column?: string | null; readonly version?: string | null; readonly asOf?: number;
}): Promise<Result> => {
  const runs = await all(store, "runs", {holding: true, ...(asOf !== undefined && {asOf})});
  const found = runs.find((run) => run.window.start === at && run.version === version && run.reference === "train");
  const result = found?.run.results.find((one) => one.measure === measure && one.column === column);
  if (!result) throw new Error(`no ${measure} of ${column} at ${at / hour}`);
  return result;
};

/** Hours of sixty rows, closed one after the other. */
const lived = async (hours: number, shift = 0, more: Parameters<typeof world>[1] = {}, size = together): Promise<World> => {
  const here = world({together: size}, more);
  for (let at = 0; at < hours; at++) {
    await here.store.append("events", minutes(at * hour, (at + 1) * hour, shift));
    here.now = (at + 1) * hour + 10 * minute;
    await calculate(here.watch, worker);
  }
  return here;
};

const tilt = {measure: "wasserstein-robust", column: "tilt"};

describe("a window too small to settle", () => {
  it("is told over the fewest windows whose rows suffice, and keeps its own numbers", async () => {
    const [alone, with_] = [await lived(14, 0, {}, 1), await lived(14)];
    const before = await resultOf(alone, 13 * hour, tilt), now = await resultOf(with_, 13 * hour, tilt);
    expect(before).toMatchObject({verdict: "unknown", reason: "too-few-rows"});
    expect(now).toMatchObject({verdict: "ok", reason: null, settles: null});
    expect(now.over).toMatchObject({called: "hours", rows: 60 * (now.over?.windows ?? 0), alone: {reason: "too-few-rows", says: before.says}});
    expect(now.over?.from).toBe(new Date((14 - (now.over?.windows ?? 0)) * hour).toISOString());
    expect(now.says).toMatch(/^Told over the last \d+ hours with data, \d+ rows: /);
    for (const key of ["score", "interval", "effect", "n", "p"] as const) expect(now[key]).toEqual(before[key]);
  });

  it("finds over several a change too small for one", async () => {
    const [alone, with_] = [await lived(14, 0.33, {}, 1), await lived(14, 0.33)];
    expect(await resultOf(alone, 13 * hour, tilt)).toMatchObject({verdict: "unknown"});
    expect(await resultOf(with_, 13 * hour, tilt)).toMatchObject({verdict: "warn"});
  });

  it("is left as it is while not even all windows there are would do", async () => {
    const early = await resultOf(await lived(2), hour, tilt);
    expect(early.verdict).toBe("unknown");
    expect(early.over).toBeUndefined();
  });

  it("is judged by itself where that is asked for, and against references that move along", async () => {
    const off = await lived(6, 0, {}, 1), moving = await lived(6, 0, {compared: {previous: true, rolling: 3, lastWeek: false}});
    const overs = async ({store}: World, wanted: (reference: string) => boolean): Promise<number> =>
      (await all(store, "runs", {holding: true})).filter(({reference: name}) => wanted(name)).flatMap(({run}) => run.results).filter(({over}) => over).length;
    expect(await overs(off, () => true)).toBe(0);
    expect(await overs(moving, (name) => name !== "train")).toBe(0);
    expect(await overs(moving, (name) => name === "train")).toBeGreaterThan(0);
  });

  it("is not put together with the window that it is compared with", async () => {
    const here = world({together}, {first: async () => undefined});
    await here.store.append("events", [...Array.from({length: 1800}, (_, i) => event(50_000 + i, 2000 * i)), ...minutes(hour, 14 * hour)]);
    here.now = 15 * hour;
    await calculate(here.watch, worker);
    const overs = (await all(here.store, "runs", {holding: true})).flatMap(({run}) => run.results.flatMap(({over}) => over ? [Date.parse(over.from)] : []));
    expect(overs.length).toBeGreaterThan(0);
    expect(Math.min(...overs)).toBeGreaterThanOrEqual(hour);
  });

  it("counts only windows of its version that have rows", async () => {
    const here = world({together});
    for (let at = 0; at < 20; at++) {
      if (at % 5 === 4) continue;
      await here.store.append("events", minutes(at * hour, (at + 1) * hour).map((one, i) => ({...one, version: i % 3 === 0 ? "1" : "2"})));
    }
    here.now = 21 * hour;
    await calculate(here.watch, worker);
    const {over} = await resultOf(here, 18 * hour, {...tilt, version: "2"}), [whole] = await all(here.store, "scores", {from: 18 * hour, to: 19 * hour, holding: true});
    expect(over?.rows).toBe(40 * (over?.windows ?? 0));
    expect(Date.parse(over?.from ?? "")).toBeLessThan((19 - (over?.windows ?? 0)) * hour);
    expect(whole.reach).toBeGreaterThan(1);
  });
});

describe("windows that were judged together", () => {
  it("are judged again when one of them is restated, are still answered as they were known, and stay when nothing comes", async () => {
    const here = await lived(14), before = await resultOf(here, 13 * hour, tilt), {now} = here;
    await here.store.append("events", Array.from({length: 60}, (_, i) => event(90_000 + i, 12 * hour + i * minute, 4)));
    here.now += hour;
    await calculate(here.watch, worker);
    const after = await resultOf(here, 13 * hour, tilt);
    expect(after.over?.rows).not.toBe(before.over?.rows);
    expect(await resultOf(here, 13 * hour, {...tilt, asOf: now})).toEqual(before);
    const kept = await all(here.store, "runs");
    here.now += hour;
    await backfill(here.watch, {start: 0, end: 14 * hour}, worker);
    expect(await all(here.store, "runs")).toEqual(kept);
  });

  it("say the same whether they were closed one by one, in one pass, or out of order", async () => {
    const one = await lived(14), whole = world({together}), mixed = world({together});
    for (const here of [whole, mixed]) await here.store.append("events", minutes(0, 14 * hour));
    for (const here of [whole, mixed]) here.now = one.now;
    await calculate(whole.watch, worker);
    for (const [start, end] of [[9, 14], [3, 9], [0, 3]]) await backfill(mixed.watch, {start: start * hour, end: end * hour}, worker);
    const said = async ({store}: World): Promise<unknown[]> => (await all(store, "runs", {holding: true})).map(({run}) => ({...run, known_at: null}));
    expect(await said(whole)).toEqual(await said(one));
    expect(await said(mixed)).toEqual(await said(one));
  });

  it("forget a subject that was in any of them, as was known before too", async () => {
    const here = world({together});
    await here.store.append("events", minutes(0, 14 * hour).map((one) => ({...one, subject: one.time < 12 * hour ? null : one.time < 12.5 * hour ? "s" : null})));
    here.now = 15 * hour;
    await calculate(here.watch, worker);
    const before = await resultOf(here, 13 * hour, tilt);
    here.now = 16 * hour;
    await forget(here.watch, "s", {...worker, actor: "me"});
    const after = await resultOf(here, 13 * hour, tilt);
    expect(after.over?.rows ?? 0).not.toBe(before.over?.rows);
    const runs = await all(here.store, "runs", {from: 12 * hour, to: 14 * hour});
    expect(runs.map(({generation}) => generation)).toEqual([2, 2]);
  });

  it("are looked for only where something is left open", async () => {
    const {store} = world(), asked: string[] = [];
    const counting = Object.assign(Object.create(store) as typeof store, {
      read: (kind: Parameters<typeof store.read>[0], query: ReadQuery) => {
        if (kind === "parts" && query.bare !== true) asked.push(`${(query.from ?? 0) / hour} to ${(query.to ?? 0) / hour}`);
        return store.read(kind, query);
      },
    });
    const wide = ["wasserstein-robust", "jensen-shannon", "missing-shift", "decision-rate", "score-by-class-change"].map((id) => [id, {warn: 5}]);
    const here = world({together}, {store: counting, settings: {limits: Object.fromEntries(wide), preset: "drift"}});
    await store.append("events", minutes(0, 3 * hour));
    here.now = 4 * hour;
    await calculate(here.watch, worker);
    expect(new Set(asked)).toEqual(new Set(["0 to 1", "1 to 2", "2 to 3"]));
  });

  it("stay what they were once there are no profiles left to judge them by", async () => {
    const here = await lived(14), known = async () => (await all(here.store, "scores", {holding: true})).map(({window, reference, rows}) => [window.start, reference, rows]);
    const before = await known();
    await here.store.remove("parts", {model: "spine", from: 0, to: 14 * hour});
    await here.store.append("events", [event(90_000, 10 * hour + minute)]);
    here.now += minute;
    await calculate(here.watch, worker);
    const after = await known();
    expect(after.length).toBe(before.length);
    expect(after.every(([, , rows]) => Number(rows) > 0)).toBe(true);
    expect(after.map(([start]) => start)).toEqual(before.map(([start]) => start));
  });
});
