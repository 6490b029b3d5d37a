import {describe, expect, it} from "vitest";
import {inline} from "../../src/engine/inline.ts";
import {profileOf} from "../../src/history/parts.ts";
import {calculate} from "../../src/job/calculate.ts";
import {forget} from "../../src/job/forget.ts";
import {acquire} from "../../src/job/lease.ts";
import {prune} from "../../src/job/prune.ts";
import {keepAll} from "../../src/job/retention.ts";
import {encode} from "../../src/profile/codec.ts";
import {rows} from "../../src/source/arrays.ts";
import {factKinds} from "../../src/store/fact.ts";
import {all} from "../store/reading.ts";
import {held} from "../store/some-facts.ts";
import {hour, label, minutes, reference, rowOf, world} from "./world.ts";

const worker = {name: "here"}, asking = {...worker, actor: "cli:me"}, subject = "#secretsubject";

/** Three hours of events, every tenth about one subject, with labels, copies and results. */
const known = async () => {
  const here = world();
  await here.store.append("events", minutes(0, 3 * hour).map((one, i) => i % 10 === 0 && i < 120 ? {...one, subject} : one));
  await here.store.append("labels", Array.from({length: 180}, (_, i) => label(i, 3 * hour)));
  await here.store.append("quarantine", [
    held("about", {subject, raw: "{}"}), held("event", {event: "e10"}), held("other", {event: "e11"}),
  ]);
  await here.store.append("outbox", [
    {model: "spine", id: "o", revision: 1, received: 1, state: "due", channel: "mail", body: "{}", subject},
  ]);
  here.now = 5 * hour;
  await calculate(here.watch, worker);
  return here;
};

describe("forgetting a subject", () => {
  it("leaves no fact about it", async () => {
    const here = await known();
    expect(await forget(here.watch, subject, asking)).toEqual({
      model: "spine", events: 12, labels: 12, quarantined: 2, outgoing: 1, windows: 2, aggregatesUntil: null, inReference: false,
    });
    for (const kind of factKinds) {
      const text = JSON.stringify(await all(here.store, kind), (_, value: unknown) => value instanceof Uint8Array ? "bytes" : value);
      expect(text).not.toContain(subject);
    }
    expect((await all(here.store, "quarantine")).map(({id}) => id)).toEqual(["other"]);
    expect(await here.store.count("labels", {model: "spine", keys: ["e0", "e10", "e110"]})).toBe(0);
  });

  it("counts its windows anew without it, and purges what was known of them before", async () => {
    const here = await known(), {profile: {plan}} = await reference();
    await forget(here.watch, subject, asking);
    const left = Array.from({length: 60}, (_, i) => i).filter((i) => i % 10 !== 0).map((i) => ({...rowOf(i).event, ...rowOf(i).label}));
    const {all: now} = await profileOf(here.watch, plan, {start: 0, end: hour});
    expect(now && encode(now)).toEqual(encode(await inline().profile(rows(left), plan)));
    expect((await all(here.store, "parts")).map(({window, generation}) => [window.start / hour, generation])).toEqual([[0, 2], [1, 2], [2, 1]]);
    expect((await all(here.store, "runs")).map(({window, generation}) => [window.start / hour, generation])).toEqual([[0, 2], [1, 2], [2, 1]]);
  });

  it("writes an audit entry that names counts only", async () => {
    const here = await known();
    await forget(here.watch, subject, asking);
    const entry = (await all(here.store, "audit")).find(({act}) => act === "forget");
    expect(entry).toMatchObject({ actor: "cli:me", model: "spine", detail: {events: 12, labels: 12, quarantined: 2, outgoing: 1, windows: 2}});
  });

  it("says that aggregates remain where events have expired", async () => {
    const here = await known();
    here.now = 1000 * hour;
    await prune(here.watch, {...keepAll, events: 999 * hour});
    expect(await forget(here.watch, subject, asking)).toMatchObject({events: 6, windows: 1, aggregatesUntil: hour});
    expect(await here.store.count("runs", {to: hour})).toBe(1);
  });

  it("is finished by the next pass where a process died in the middle", async () => {
    const here = await known();
    const dying = {...here.watch, store: Object.assign(Object.create(here.store) as typeof here.store, {
      remove: (kind: Parameters<typeof here.store.remove>[0], query: object) =>
        kind === "parts" ? Promise.reject(new Error("power failed")) : here.store.remove(kind, query),
    })};
    await expect(forget(dying, subject, asking)).rejects.toThrow("power failed");
    here.now += hour;
    await calculate(here.watch, worker);
    expect((await all(here.store, "parts")).map(({window, generation}) => [window.start / hour, generation])).toEqual([[0, 2], [1, 2], [2, 1]]);
    expect(await here.store.value("forgetting spine")).toBeNull();
  });

  it("waits for whoever closes windows", async () => {
    const here = await known();
    await acquire(here.store, "windows spine", {name: "other", clock: here.watch.clock});
    await expect(forget(here.watch, subject, asking)).rejects.toMatchObject({name: "StoreError", code: "busy"});
  });
});
