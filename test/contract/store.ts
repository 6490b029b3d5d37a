// What every store owes: facts read back as they were appended, once each, in one order, whatever they lie in.
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {PredictionEvent} from "../../src/data/event.ts";
import {factKinds, placeOf} from "../../src/store/fact.ts";
import {memoryStore} from "../../src/store/memory.ts";
import {Figures} from "../../src/store/figures.ts";
import type {Store} from "../../src/store/store.ts";
import {all, collected, ids, labelled} from "../store/reading.ts";
import {event, figure, held, hour, key, kpi, label, part, row, run, scores, sum} from "../store/some-facts.ts";
import {history, picture} from "./store-history.ts";

/** A store under test, and the same one opened by another process where it has an outside. */
export interface Opened {
  readonly store: Store;
  readonly again?: () => Promise<Store>;
  readonly remove: () => Promise<void>;
}

/** Runs the contract of stores on one adapter; `runs` is how many random histories it is put through. */
export function storeContract(name: string, open: () => Promise<Opened>, {runs = 50}: {runs?: number} = {}): void {
  describe(`the contract of stores: ${name}`, () => {
    let opened: Opened, store: Store;
    beforeEach(async () => { ({store} = opened = await open()); });
    afterEach(async () => {
      await store.close();
      await opened.remove();
    });
    describe("reading", () => { readsBack(() => store); });
    describe("labels", () => { joins(() => store); });
    describe("removing", () => { removes(() => store); });
    describe("coordination", () => { coordinates(() => store, () => opened.again); });
    it(`reads any history back as the store in memory does (${runs} histories)`, async () => {
      await fc.assert(fc.asyncProperty(history, async (steps) => {
        const fresh = await open(), model = memoryStore();
        try {
          for (const step of steps) expect(await step.do(fresh.store)).toEqual(await step.do(model));
          expect(await picture(fresh.store)).toEqual(await picture(model));
        } finally {
          await fresh.store.close();
          await fresh.remove();
        }
      }), {numRuns: runs, seed: 4});
    });
  });
}

function readsBack(of: () => Store): void {
  it("reads an event back as it was, with names that mean something to languages and databases", async () => {
    const odd = event("a", 5, {
      version: null, subject: "#12",
      row: row({["__proto__"]: 1, "toString": "x", "$where": true, "a.b": null, "": 1e-300, "ü\u{1F600}\u0000": "'; DROP TABLE --"}),
    });
    expect(await of().append("events", [odd])).toBe(1);
    const [read] = await all(of(), "events");
    expect(read).toEqual(odd);
    expect(Object.keys(read.row)).toEqual(Object.keys(odd.row));
    expect(Object.getPrototypeOf(read.row)).toBeNull();
  });

  it("takes an event in once, whatever a second one of its id says", async () => {
    expect(await of().append("events", [event("a", 5), event("b", 6), event("a", 7)])).toBe(2);
    expect(await of().append("events", [event("a", 8), event("a", 9, {model: "heart"})])).toBe(1);
    expect((await all(of(), "events", {model: "spine"})).map(({id, time}) => [id, time])).toEqual([["a", 5], ["b", 6]]);
    expect(await of().append("events", [])).toBe(0);
  });

  it("reads in order of time, then of id by code point", async () => {
    await of().append("events", [event("\u{1F600}", 5), event("\uFFFD", 5), event("b", 5), event("a", 9), event("c", -4)]);
    expect(await ids(of())).toEqual(["c", "b", "\uFFFD", "\u{1F600}", "a"]);
    expect(await ids(of(), {newestFirst: true})).toEqual(["a", "\u{1F600}", "\uFFFD", "b", "c"]);
  });

  it("reads a stretch of time without its end, and chosen ids", async () => {
    await of().append("events", ["a", "b", "c", "d"].map((id, i) => event(id, 10 * i)));
    expect(await ids(of(), {from: 10, to: 30})).toEqual(["b", "c"]);
    expect(await ids(of(), {keys: ["d", "a", "z"]})).toEqual(["a", "d"]);
    expect(await ids(of(), {keys: []})).toEqual([]);
    expect(await of().count("events", {from: 10})).toBe(3);
    expect(await of().count("events")).toBe(4);
  });

  it("reads page by page, onward from a place", async () => {
    await of().append("events", Array.from({length: 25}, (_, i) => event(`e${String(i).padStart(2, "0")}`, Math.floor(i / 5))));
    for (const newestFirst of [false, true]) {
      const whole = await all(of(), "events", {newestFirst}), read: PredictionEvent[] = [];
      for (let last: PredictionEvent | undefined; read.length < 25; last = read.at(-1)) {
        const page = await all(of(), "events", {limit: 7, newestFirst, ...(last && {after: placeOf("events", last)})});
        expect(page.length).toBe(Math.min(7, 25 - read.length));
        read.push(...page);
      }
      expect(read).toEqual(whole);
    }
  });

  it("reads more than fits a batch, every fact once", async () => {
    await of().append("events", Array.from({length: 9001}, (_, i) => event(`${i}`, i % 97)));
    const sizes = (await collected(of().read("events"))).map((batch) => batch.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5000);
    expect(new Set(await ids(of())).size).toBe(9001);
  });

  it("keeps every kind of fact, bytes too", async () => {
    await of().append("parts", [part(1), part(2), part(1, {bytes: new Uint8Array(300_000).fill(7), collector: "edge"})]);
    const holding = await all(of(), "parts", {holding: true});
    expect(holding.map(({generation, bytes}) => `${generation}: ${bytes.length} bytes`).sort()).toEqual(["1: 300000 bytes", "2: 3 bytes"]);
    expect((await all(of(), "parts")).find(({collector, generation}) => collector === "closer" && generation === 1)).toEqual(part(1));
    await of().append("quarantine", [held("q")]);
    await of().append("kpis", [kpi("beds", 0, 12.5), kpi("beds", hour, 13)]);
    expect(await all(of(), "quarantine")).toEqual([held("q")]);
    expect(await all(of(), "kpis", {from: hour})).toEqual([kpi("beds", hour, 13)]);
    await of().append("keys", [key("k", 1), key("l", 1), key("k", 2, true)]);
    expect((await all(of(), "keys", {holding: true})).map(({id, revoked}) => [id, revoked])).toEqual([["l", false], ["k", true]]);
  });

  it("leaves profiles out where they are not asked for", async () => {
    await of().append("parts", [part(1), part(2)]);
    await of().append("sums", [sum()]);
    const none = {bytes: new Uint8Array()};
    expect(await all(of(), "parts", {bare: true, holding: true})).toEqual([part(2, none)]);
    expect(await all(of(), "sums", {bare: true})).toEqual([sum(none)]);
    expect(await all(of(), "sums")).toEqual([sum()]);
  });

  it("keeps figures under the headings that windows share, of several models, and reads them again", async () => {
    const bare = scores(1, {figures: Figures.of([]), rows: 0, version: null, reference: "none"}), other = scores(1, {model: "heart"});
    const some = [scores(1), scores(2, {figures: Figures.of([figure("psi", {segment: {site: "'; DROP"}, score: null, interval: null, n: null, verdict: "unknown"})])})];
    expect(await of().append("scores", [...some, bare, other, scores(1)])).toBe(4);
    expect(await all(of(), "scores", {model: "spine"})).toEqual([...some, bare]);
    expect(await all(of(), "scores", {holding: true, asOf: 150})).toEqual([other, some[0], bare]);
    const again = await all(of(), "scores", {model: "spine", holding: true, newestFirst: true});
    expect(again.map(({figures}) => figures.tally().unknown)).toEqual([0, 1]);
  });

  it("answers as it was known", async () => {
    await of().append("runs", [run(1), run(2), run(3), run(1, {reference: "previous"})]);
    const at = async (asOf: number) => (await all(of(), "runs", {holding: true, asOf})).map(({reference, generation}) => `${reference} ${generation}`).sort();
    expect(await at(99)).toEqual([]);
    expect(await at(250)).toEqual(["previous 1", "train 2"]);
    expect(await at(300)).toEqual(["previous 1", "train 3"]);
    expect((await all(of(), "runs", {holding: true, asOf: 300})).find(({reference}) => reference === "train")).toEqual(run(3));
    expect(await ids(of(), {asOf: 0})).toEqual([]);
  });

  it("counts what it holds and finds itself well", async () => {
    await of().append("events", [event("a", 1), event("b", 2)]);
    await of().append("labels", [label("a", 1)]);
    const {facts, problems, name, version} = await of().check();
    expect(problems).toEqual([]);
    expect(Object.keys(facts).sort()).toEqual([...factKinds].sort());
    expect([facts.events, facts.labels, facts.runs]).toEqual([2, 1, 0]);
    expect(name).not.toBe("");
    expect(version).toBeGreaterThan(0);
  });
}

function joins(of: () => Store): void {
  it("joins the highest revision known, and none that was taken back", async () => {
    await of().append("events", [event("a", 5), event("b", 6), event("c", 7), event("d", 7, {model: "heart"})]);
    await of().append("labels", [label("a", 1), label("a", 3), label("b", 1), label("c", 2), label("d", 1)]);
    await of().append("labels", [label("a", 2), label("b", 2, {retracted: true, row: row({})}), label("a", 3, {row: row({diagnosis: "other"})})]);
    expect(await labelled(of())).toEqual([["a", "d3"], ["b", null], ["c", "d2"]]);
    expect(await labelled(of(), {asOf: 2500})).toEqual([["a", "d2"], ["b", null], ["c", "d2"]]);
    expect(await labelled(of(), {asOf: 1500})).toEqual([["a", "d1"], ["b", "d1"], ["c", null]]);
    expect(await labelled(of(), {asOf: 6})).toEqual([["a", null]]);
    expect(await labelled(of(), {from: 6, to: 7})).toEqual([["b", null]]);
  });

  it("joins a label that came before its event", async () => {
    await of().append("labels", [label("a", 1)]);
    await of().append("events", [event("a", 5)]);
    expect(await labelled(of())).toEqual([["a", "d1"]]);
  });

  it("joins over more events than fit a batch", async () => {
    await of().append("events", Array.from({length: 6000}, (_, i) => event(`${i}`, i)));
    await of().append("labels", Array.from({length: 3000}, (_, i) => label(`${2 * i}`, 1)));
    const found = await labelled(of());
    expect(found.length).toBe(6000);
    expect(found.every(([id, given]) => given === (Number(id) % 2 === 0 ? "d1" : null))).toBe(true);
  });

  it("tells the hours in which something came, until they are settled", async () => {
    await of().append("events", [event("a", 5), event("b", 2 * hour), event("z", 5, {model: "heart"})]);
    const first = await of().changes("spine");
    expect(first.map((change) => change.hour)).toEqual([0, 2 * hour]);
    expect((await of().changes()).length).toBe(3);
    await of().append("labels", [label("b", 1), label("nobody", 1)]);
    await of().settle(first);
    expect((await of().changes("spine")).map((change) => change.hour)).toEqual([2 * hour]);
    await of().settle(await of().changes());
    expect(await of().changes()).toEqual([]);
    await of().append("events", [event("c", -1)]);
    expect((await of().changes()).map((change) => change.hour)).toEqual([-hour]);
  });
}

function removes(of: () => Store): void {
  it("removes by time, by key and by subject, and only that", async () => {
    await of().append("events", [event("a", 1), event("b", 2, {subject: "s"}), event("c", 3), event("d", 4), event("e", 2, {model: "heart"})]);
    expect(await of().remove("events", {model: "spine", subject: "s"})).toBe(1);
    expect(await of().remove("events", {model: "spine", to: 2})).toBe(1);
    expect(await of().remove("events", {keys: ["d", "e"], model: "spine"})).toBe(1);
    expect(await ids(of())).toEqual(["e", "c"]);
    expect(await of().append("events", [event("a", 1)])).toBe(1);
  });

  it("removes what a higher revision supersedes", async () => {
    await of().append("parts", [part(1), part(2), part(3), part(1, {collector: "edge"})]);
    expect(await of().remove("parts", {model: "spine", holding: false})).toBe(2);
    expect((await all(of(), "parts")).map(({collector, generation}) => `${collector} ${generation}`).sort()).toEqual(["closer 3", "edge 1"]);
  });
}

function coordinates(of: () => Store, again: () => Opened["again"]): void {
  it("replaces a text only if it is what was expected", async () => {
    expect(await of().value("lease")).toBeNull();
    expect(await of().swap("lease", "x", "y")).toBe(false);
    expect(await of().swap("lease", null, "x")).toBe(true);
    expect(await of().swap("lease", null, "z")).toBe(false);
    expect(await of().swap("lease", "x", "y")).toBe(true);
    expect(await of().value("lease")).toBe("y");
    expect(await of().swap("lease", "y", null)).toBe(true);
    expect(await of().value("lease")).toBeNull();
  });

  it("lets one of many win", async () => {
    const won = await Promise.all(Array.from({length: 20}, (_, i) => of().swap("lease", null, `holder ${i}`)));
    expect(won.filter(Boolean).length).toBe(1);
    expect(await of().value("lease")).toBe(`holder ${won.indexOf(true)}`);
  });

  it("takes many appends at once, each fact once", async () => {
    const added = await Promise.all(Array.from({length: 40}, (_, i) => of().append("events", [event(`${i % 25}`, i), event(`own ${i}`, i)])));
    expect(added.reduce((sum, n) => sum + n, 0)).toBe(65);
    expect(await of().count("events")).toBe(65);
  });

  it("shows what it holds to whoever opens it too, at once", async () => {
    const second = await again()?.();
    if (!second) return;
    try {
      await Promise.all([0, 1].map((k) => Promise.all(Array.from({length: 20}, (_, i) => [of(), second][k].append("events", [event(`${i}`, i)])))));
      expect(await second.count("events")).toBe(20);
      expect(await of().swap("lease", null, "x")).toBe(true);
      expect(await second.swap("lease", null, "y")).toBe(false);
      expect((await second.changes()).length).toBe(1);
    } finally {
      await second.close();
    }
  });

  it("refuses work once it is closed", async () => {
    await of().close();
    await expect(of().append("events", [event("a", 1)])).rejects.toMatchObject({name: "StoreError", code: "closed"});
    await expect(of().count("events")).rejects.toMatchObject({code: "closed"});
  });
}
