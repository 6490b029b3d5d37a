import {describe, expect, it} from "vitest";
import {daysOf, dropSums, profilesOf, sumDay} from "../../src/history/day-sums.ts";
import {calculate} from "../../src/job/calculate.ts";
import {forget} from "../../src/job/forget.ts";
import {encode} from "../../src/profile/codec.ts";
import {MergedProfiles} from "../../src/profile/merge.ts";
import type {Query} from "../../src/store/store.ts";
import {event, hour, label, minutes, reference, type World, world} from "../job/world.ts";
import {all, collected} from "../store/reading.ts";

const day = 24 * hour, worker = {name: "here"};

/** Two days of an event a minute, closed in the middle of the third. */
const closed = async (): Promise<World> => {
  const here = world();
  await here.store.append("events", minutes(0, 2 * day).map((one, i) => i < 3 ? {...one, subject: "#s"} : one));
  here.now = 2.5 * day;
  await calculate(here.watch, worker);
  return here;
};

/** The profiles that a stretch is made of, and the bytes of their sum. */
const read = async ({store}: World, query: Query = {}): Promise<{profiles: number; rows: number; bytes: Uint8Array}> => {
  const parts = await all(store, "parts", {model: "spine", ...query, holding: true, bare: true});
  const profiles = await collected(profilesOf(store, parts, {model: "spine", ...query})), sum = new MergedProfiles();
  for (const one of profiles) sum.add(one);
  const profile = sum.sum()!;
  return {profiles: profiles.length, rows: profile.rows, bytes: encode({...profile, columns: [], pairs: new Map()})};
};

describe("the sums of days", () => {
  it("stand for their hours, and say the same", async () => {
    const here = await closed(), summed = await read(here);
    expect(summed).toMatchObject({profiles: 2, rows: 2880});
    expect(await read(here, {from: hour})).toMatchObject({profiles: 24, rows: 2820});
    expect(await read(here, {to: day + hour})).toMatchObject({profiles: 2, rows: 1500});
    await here.store.remove("sums", {});
    expect(await read(here)).toEqual({...summed, profiles: 48});
  });

  it("are not looked at once an hour is restated, and made anew with it", async () => {
    const here = await closed(), before = here.now;
    await here.store.append("labels", [label(5, here.now)]);
    here.now += 2 * hour;
    await calculate(here.watch, worker);
    expect((await all(here.store, "sums")).length).toBe(2);
    expect(await read(here)).toMatchObject({profiles: 2, rows: 2880});
    // As it was known before, the first day is of other parts.
    expect(await read(here, {asOf: before})).toMatchObject({profiles: 25, rows: 2880});
  });

  it("are gone with a subject that was in them", async () => {
    const here = await closed(), [before] = await all(here.store, "sums");
    await forget(here.watch, "#s", {...worker, actor: "me"});
    const [after] = await all(here.store, "sums");
    expect(after.bytes).not.toEqual(before.bytes);
    expect(await read(here)).toMatchObject({profiles: 2, rows: 2877});
    await dropSums(here.watch, {start: hour, end: 2 * hour});
    expect((await all(here.store, "sums")).map(({window}) => window.start)).toEqual([day]);
  });

  it("are made once a day is over, of each version that has several hours, and of hours only", async () => {
    const here = world(), {profile: {plan}} = await reference(), first = {start: 0, end: day};
    await here.store.append("events", [event(1, 0), event(2, hour), {...event(3, 0), version: "2"}]);
    here.now = day;
    await calculate(here.watch, worker);
    expect(await here.store.count("sums")).toBe(0);
    here.now += hour;
    await sumDay(here.watch, plan, first);
    await sumDay(here.watch, plan, first);
    expect((await all(here.store, "sums")).map(({version, window}) => [version, window])).toEqual([["1", first]]);
    expect(daysOf(here.watch, [{start: day, end: day + hour}]).map(({start}) => start)).toEqual([0, day]);
    expect(daysOf(world({every: "day"}).watch, [first])).toEqual([]);
  });
});
