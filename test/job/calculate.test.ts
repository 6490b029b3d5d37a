import {describe, expect, it} from "vitest";
import {backfill} from "../../src/job/backfill.ts";
import {calculate} from "../../src/job/calculate.ts";
import {closeWindows} from "../../src/job/close.ts";
import {acquire} from "../../src/job/lease.ts";
import {all} from "../store/reading.ts";
import {event, hour, label, minute, minutes, reference, schema, world, type World} from "./world.ts";

const worker = {name: "here"};

const runs = async ({store}: World, asOf?: number): Promise<string[]> =>
  (await all(store, "runs", {holding: true, ...(asOf !== undefined && {asOf})}))
    .map(({window, reference: with_, generation, run}) => `${window.start / hour} ${with_} ${generation}: ${run.current.rows}`);

const scores = async ({store}: World): Promise<string[]> =>
  (await all(store, "scores", {holding: true})).map(({window, reference: with_, rows, labels}) => `${window.start / hour} ${with_} ${rows} ${labels}`);

describe("a pass over what is new", () => {
  it("closes the windows whose time has come, and none before", async () => {
    const here = world();
    await here.store.append("events", minutes(0, 2.5 * hour));
    here.now = 2 * hour + 9 * minute;
    expect(await calculate(here.watch, worker)).toEqual({windows: 1, runs: 1});
    expect(await runs(here)).toEqual(["0 train 1: 60"]);
    here.now = 3 * hour + 10 * minute;
    expect(await calculate(here.watch, worker)).toEqual({windows: 2, runs: 2});
    expect(await runs(here)).toEqual(["0 train 1: 60", "1 train 1: 60", "2 train 1: 30"]);
  });

  it("writes the window and when it was known into the run", async () => {
    const here = world();
    await here.store.append("events", minutes(0, hour));
    here.now = 2 * hour;
    await calculate(here.watch, worker);
    const [{run}] = await all(here.store, "runs");
    expect(run).toMatchObject({
      model: "spine", known_at: "1970-01-01T02:00:00.000Z", reference: {name: "train", rows: 2000},
      window: {start: "1970-01-01T00:00:00.000Z", end: "1970-01-01T01:00:00.000Z"},
    });
  });

  it("does nothing where nothing came", async () => {
    const here = world();
    await here.store.append("events", minutes(0, hour));
    here.now = 2 * hour;
    await calculate(here.watch, worker);
    here.now = 3 * hour;
    expect(await calculate(here.watch, worker)).toEqual({windows: 0, runs: 0});
  });

  it("restates a window for which labels or events came late, and still answers as it was known", async () => {
    const here = world();
    await here.store.append("events", minutes(0, hour));
    here.now = 2 * hour;
    await calculate(here.watch, worker);
    here.now = 30 * hour;
    await here.store.append("labels", Array.from({length: 60}, (_, i) => label(i, here.now)));
    await here.store.append("events", [event(500, 5 * minute)]);
    expect(await calculate(here.watch, worker)).toEqual({windows: 1, runs: 1});
    expect(await runs(here)).toContain("0 train 2: 61");
    expect(await runs(here, 29 * hour)).toEqual(["0 train 1: 60"]);
    expect((await scores(here))[0]).toBe("0 train 61 60");
  });

  it("counts the labels of each version of the model by themselves", async () => {
    const here = world();
    await here.store.append("events", minutes(0, hour).map((one, i) => ({...one, version: i < 40 ? "1" : "2"})));
    await here.store.append("labels", Array.from({length: 50}, (_, i) => label(i, 1)));
    here.now = 2 * hour;
    await calculate(here.watch, worker);
    const known = await all(here.store, "scores", {holding: true});
    expect(known.map(({version, rows, labels}) => [version, rows, labels])).toEqual([["1", 40, 40], ["2", 20, 10], [null, 60, 50]]);
  });

  it("gathers what comes late for a while before it counts a window anew", async () => {
    const here = world({restate: hour});
    await here.store.append("events", minutes(0, hour));
    here.now = 2 * hour;
    await calculate(here.watch, worker);
    await here.store.append("labels", [label(1, here.now)]);
    here.now = 2.9 * hour;
    expect(await calculate(here.watch, worker)).toEqual({windows: 0, runs: 0});
    here.now = 3 * hour;
    expect(await calculate(here.watch, worker)).toEqual({windows: 1, runs: 1});
    expect(await here.store.changes()).toEqual([]);
  });

  it("keeps nothing new for what was sent again", async () => {
    const here = world();
    await here.store.append("events", minutes(0, hour));
    here.now = 2 * hour;
    await calculate(here.watch, worker);
    await here.store.append("events", minutes(0, hour));
    expect(await calculate(here.watch, worker)).toEqual({windows: 1, runs: 0});
    expect((await all(here.store, "parts")).length).toBe(1);
  });

  it("notes the windows without data between others", async () => {
    const here = world();
    await here.store.append("events", [...minutes(0, hour), ...minutes(3 * hour, 4 * hour)]);
    here.now = 6.5 * hour;
    await calculate(here.watch, worker);
    expect(await scores(here)).toEqual(["0 train 60 0", "1 none 0 0", "2 none 0 0", "3 train 60 0", "4 none 0 0", "5 none 0 0"]);
    here.now = 7.5 * hour;
    await calculate(here.watch, worker);
    expect((await scores(here)).at(-1)).toBe("6 none 0 0");
    await here.store.append("events", minutes(5 * hour, 6 * hour));
    await calculate(here.watch, worker);
    expect(await scores(here)).toContain("5 train 60 0");
  });

  it("goes on where a process died before it was done", async () => {
    const here = world();
    await here.store.append("events", minutes(0, 2 * hour));
    here.now = 4 * hour;
    const lease = await acquire(here.store, "test", {name: "dead", clock: here.watch.clock});
    if (!lease) throw new Error("no lease");
    const fixed = await reference();
    await closeWindows(here.watch, [{start: 0, end: hour}], {fixed, lease});
    await calculate(here.watch, worker);
    expect(await runs(here)).toEqual(["0 train 1: 60", "1 train 1: 60"]);
    expect((await all(here.store, "runs")).length).toBe(2);
  });

  it("leaves a model to the process that is at it, until that falls silent", async () => {
    const here = world();
    await here.store.append("events", minutes(0, hour));
    here.now = 2 * hour;
    await acquire(here.store, "windows spine", {name: "other", clock: here.watch.clock});
    expect(await calculate(here.watch, worker)).toBeNull();
    here.now += 301_000;
    expect(await calculate(here.watch, worker)).toEqual({windows: 1, runs: 1});
  });

  it("does each window once when many try at once", async () => {
    const here = world();
    await here.store.append("events", minutes(0, 3 * hour));
    here.now = 5 * hour;
    const done = await Promise.all(Array.from({length: 5}, (_, i) => calculate(here.watch, {name: `w${i}`})));
    expect(done.filter((one) => one !== null).length).toBe(1);
    expect((await all(here.store, "runs")).map(({generation}) => generation)).toEqual([1, 1, 1]);
  });

  it("compares with earlier windows, and restates those that were compared with a restated one", async () => {
    const here = world({}, {compared: {previous: true, rolling: 2, lastWeek: true}});
    await here.store.append("events", [...minutes(0, 3 * hour), ...minutes(168 * hour, 169 * hour)]);
    here.now = 170 * hour;
    await calculate(here.watch, worker);
    expect((await runs(here)).sort()).toEqual([
      "0 train 1: 60", "1 previous 1: 60", "1 rolling-2 1: 60", "1 train 1: 60", "168 last-week 1: 60", "168 previous 1: 60", "168 rolling-2 1: 60",
      "168 train 1: 60", "2 previous 1: 60", "2 rolling-2 1: 60", "2 train 1: 60",
    ]);
    await here.store.append("events", [event(9999, 30 * minute, 5)]);
    here.now = 171 * hour;
    await calculate(here.watch, worker);
    expect((await runs(here)).filter((text) => / 2: /.test(text)).sort()).toEqual([
      "0 train 2: 61", "1 previous 2: 60", "1 rolling-2 2: 60", "168 last-week 2: 60", "2 rolling-2 2: 60",
    ]);
  });

  it("judges versions of the model apart where there are several", async () => {
    const here = world();
    await here.store.append("events", minutes(0, hour).map((one, i) => ({...one, version: i % 3 ? "1" : "2"})));
    here.now = 2 * hour;
    await calculate(here.watch, worker);
    const found = (await all(here.store, "runs")).map(({version, run}) => `${version}: ${run.current.rows}, ${run.model_version}`);
    expect(found.sort()).toEqual(["1: 40, 1", "2: 20, 2", "null: 60, null"]);
  });

  it("takes the first window for the reference of a model that has none", async () => {
    const here = world({}, {first: async () => undefined});
    await here.store.append("models", [{model: "spine", revision: 1, received: 0, config: "", schema}]);
    await here.store.append("events", minutes(0, 3 * hour));
    here.now = 5 * hour;
    await calculate(here.watch, worker);
    const first = "1970-01-01T00:00:00.000Z to 1970-01-01T01:00:00.000Z";
    expect(await runs(here)).toEqual([`1 ${first} 1: 60`, `2 ${first} 1: 60`]);
    expect((await scores(here))[0]).toBe("0 none 60 0");
  });

  it("cuts windows of a count of rows that stay where they are", async () => {
    const here = world({every: {rows: 40}});
    await here.store.append("events", minutes(0, 2 * hour));
    here.now = 3 * hour;
    await calculate(here.watch, worker);
    expect((await all(here.store, "runs")).map(({window, run}) => [window.start / minute, window.end / minute, run.current.rows]))
      .toEqual([[0, 40, 40], [40, 80, 40]]);
    await here.store.append("events", [event(777, 5 * minute), ...minutes(2 * hour, 3 * hour)]);
    here.now = 4 * hour;
    await calculate(here.watch, worker);
    expect((await all(here.store, "runs", {holding: true})).map(({window, run}) => [window.start / minute, window.end / minute, run.current.rows]))
      .toEqual([[0, 40, 41], [40, 80, 40], [80, 120, 40], [120, 160, 40]]);
  });

  it("counts weeks by the day", async () => {
    const here = world({every: "week"});
    await here.store.append("events", minutes(96 * hour, 150 * hour));
    here.now = 400 * hour;
    await calculate(here.watch, worker);
    expect((await all(here.store, "parts")).length).toBe(3);
    expect((await runs(here))).toEqual([`96 train 1: ${54 * 60}`]);
    await here.store.append("labels", [label(110 * 60, here.now)]);
    await calculate(here.watch, worker);
    expect((await all(here.store, "parts")).filter(({generation}) => generation === 2).length).toBe(1);
  });
});

describe("a backfill", () => {
  it("computes a stretch anew, and what it finds to be so keeps as it is", async () => {
    const here = world();
    await here.store.append("events", minutes(0, 4 * hour));
    here.now = 10 * hour;
    const seen: number[] = [];
    expect(await backfill(here.watch, {start: 0, end: 2 * hour}, {...worker, progress: (done) => seen.push(done)})).toEqual({windows: 2, runs: 2});
    expect(seen).toEqual([1, 2]);
    expect(await backfill(here.watch, {start: 0, end: 4 * hour}, worker)).toEqual({windows: 4, runs: 2});
    expect(await calculate(here.watch, worker)).toEqual({windows: 4, runs: 0});
  });

  it("ends after the window that it is at when it is told to, and goes on from there", async () => {
    const here = world();
    await here.store.append("events", minutes(0, 5 * hour));
    here.now = 6 * hour;
    let asked = 0;
    expect(await calculate(here.watch, {...worker, isStopped: () => ++asked > 3})).toBeNull();
    const some = await all(here.store, "runs");
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(5);
    await calculate(here.watch, worker);
    expect((await all(here.store, "runs")).length).toBe(5);
  });
});
