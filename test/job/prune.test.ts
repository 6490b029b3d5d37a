import {describe, expect, it} from "vitest";
import {calculate} from "../../src/job/calculate.ts";
import {prune} from "../../src/job/prune.ts";
import {keepAll} from "../../src/job/retention.ts";
import {all} from "../store/reading.ts";
import {event, hour, label, minutes, world} from "./world.ts";

const day = 24 * hour, worker = {name: "here"};

/** Ten hours of events with a label each, closed. */
const closed = async () => {
  const here = world();
  await here.store.append("events", minutes(0, 10 * hour));
  await here.store.append("labels", Array.from({length: 600}, (_, i) => label(i, 10 * hour)));
  here.now = 11 * hour;
  await calculate(here.watch, worker);
  return here;
};

describe("retention", () => {
  it("removes events with their labels by whole windows, and leaves the profiles and results", async () => {
    const here = await closed();
    here.now = 3 * day + 4.5 * hour;
    expect(await prune(here.watch, {...keepAll, events: 3 * day})).toMatchObject({events: 240, labels: 240});
    expect(await here.store.count("events")).toBe(360);
    expect(await here.store.count("runs", {to: 4 * hour})).toBe(4);
    expect(await all(here.store, "audit", {newestFirst: true, limit: 1})).toMatchObject([{act: "prune", model: "spine", detail: {events: 240, labels: 240}}]);
  });

  it("never removes events that were not counted yet", async () => {
    const here = world();
    await here.store.append("events", minutes(0, 10 * hour));
    here.now = 30 * day;
    expect(await prune(here.watch, {...keepAll, events: day})).toMatchObject({events: 0});
  });

  it("holds an event that comes when the others of its window are gone, and leaves the window as it was", async () => {
    const here = await closed(), before = await all(here.store, "parts", {to: hour});
    here.now = 3 * day + 4.5 * hour;
    await prune(here.watch, {...keepAll, events: 3 * day});
    await here.store.append("events", [event(9999, 30)]);
    await calculate(here.watch, worker);
    expect(await all(here.store, "parts", {to: hour})).toEqual(before);
    expect(await all(here.store, "quarantine")).toMatchObject([{reason: "event-expired", event: "e9999", state: "held"}]);
    expect(await here.store.count("events", {keys: ["e9999"], model: "spine"})).toBe(0);
    expect(await here.store.changes()).toEqual([]);
  });

  it("holds labels whose event has expired or never came, and counts them once", async () => {
    const here = await closed();
    here.now = 3 * day + 4.5 * hour;
    await prune(here.watch, {...keepAll, events: 3 * day});
    await here.store.append("labels", [label(5, here.now, 2), label(500, here.now, 2)]);
    here.now += 2 * day;
    expect((await prune(here.watch, keepAll)).expired).toBeUndefined();
    expect(await prune(here.watch, {...keepAll, events: 2.5 * day})).toMatchObject({expired: 0});
    await here.store.append("labels", [label(5, here.now, 3), label(9999, here.now, 1)]);
    here.now += day;
    expect(await prune(here.watch, {...keepAll, events: 2.5 * day})).toMatchObject({expired: 1});
    expect(await prune(here.watch, {...keepAll, events: 2.5 * day})).toMatchObject({expired: 0});
    expect(await all(here.store, "quarantine")).toMatchObject([{reason: "no event of this id is there, or it has expired", event: "e5"}]);
    expect(await here.store.count("labels", {model: "spine", keys: ["e9999"]})).toBe(1);
  });

  it("removes what a restatement superseded, once nobody asks for it any more", async () => {
    const here = await closed();
    here.now = 20 * hour;
    await here.store.append("events", [event(9999, 30)]);
    await calculate(here.watch, worker);
    here.now = 24 * hour;
    expect(await prune(here.watch, {...keepAll, superseded: 5 * hour})).toMatchObject({superseded: 0});
    expect(await prune(here.watch, {...keepAll, superseded: 3 * hour})).toMatchObject({superseded: 3});
    expect((await all(here.store, "runs", {to: hour})).map(({generation}) => generation)).toEqual([2]);
  });

  it("removes profiles and results past their time, each by its own", async () => {
    const here = await closed();
    here.now = 20 * day + 5 * hour;
    expect(await prune(here.watch, {...keepAll, parts: 20 * day, results: 20 * day - 2 * hour})).toMatchObject({parts: 5, runs: 7, scores: 7});
    expect(await here.store.count("events")).toBe(600);
  });
});
