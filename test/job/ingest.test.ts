import {describe, expect, it} from "vitest";
import type {Schema} from "../../src/data/schema.ts";
import {inline} from "../../src/engine/inline.ts";
import {profileReference} from "../../src/engine/profile-reference.ts";
import {profileOf} from "../../src/history/parts.ts";
import {calculate} from "../../src/job/calculate.ts";
import {ingest} from "../../src/job/ingest.ts";
import {encode} from "../../src/profile/codec.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {rows} from "../../src/source/arrays.ts";
import type {Source} from "../../src/source/source.ts";
import {memoryStore} from "../../src/store/memory.ts";
import {all} from "../store/reading.ts";
import {world} from "./world.ts";

const schema: Schema = {version: 1, columns: [
  {name: "visit", kind: "text", role: "id"}, {name: "patient", kind: "text", role: "id", cluster: true},
  {name: "at", kind: "datetime", role: "timestamp"}, {name: "tilt", kind: "numeric", role: "feature"},
  {name: "prediction", kind: "categorical", role: "prediction"}, {name: "diagnosis", kind: "categorical", role: "target"},
]};
const table = Array.from({length: 300}, (_, i) => ({
  visit: `v${i}`, patient: `p${i % 50}`, at: new Date(i * 60_000).toISOString(), tilt: [1.5, Number.NaN, Infinity, null, -i][i % 5] as unknown,
  prediction: i % 2 ? "hernia" : "normal", diagnosis: i % 3 ? "hernia" : i % 2 ? "normal" : null,
}));

const given = () => ({store: memoryStore(), model: "spine", schema, hash: textHash(), clock: () => 5_000});

describe("ingest of a table", () => {
  it("makes an event of each row, and a label where the row has one", async () => {
    const into = given();
    expect(await ingest(rows(table), into)).toEqual({rows: 300, events: 300, labels: 250, corrected: 0, outdated: 0, held: 0, firstHeld: null, mismatched: []});
    const [first, second] = await all(into.store, "events");
    expect(first).toMatchObject({id: "v0", time: 0, received: 5000, subject: into.hash.label("p0"), row: {tilt: 1.5, prediction: "normal"}});
    expect(second.row["tilt"]).toBe("NaN");
    expect("diagnosis" in first.row).toBe(false);
  });

  it("changes nothing when it is done again", async () => {
    const into = given();
    await ingest(rows(table), into);
    expect(await ingest(rows(table), into)).toEqual({rows: 300, events: 0, labels: 0, corrected: 0, outdated: 0, held: 0, firstHeld: null, mismatched: []});
  });

  it("holds rows without a time in quarantine, unless one is told", async () => {
    const some = [{...table[0], at: null}, {...table[1], at: "yesterday"}, table[2]], into = given();
    expect(await ingest(rows(some), into)).toMatchObject({events: 1, held: 2, firstHeld: {row: 1, reason: "no time, and none was told"}});
    expect(await ingest(rows(some), into)).toMatchObject({events: 0, held: 2});
    const [first, second, ...others] = await all(into.store, "quarantine");
    expect(others).toEqual([]);
    const about = {model: "spine", state: "held", path: "/time", subject: into.hash.label("p0")};
    for (const held of [first, second]) expect(held).toMatchObject(held.index === 0 ? {...about, event: "v0", reason: "no time, and none was told"}
      : {index: 1, event: "v1", reason: 'no time: "yesterday"', subject: into.hash.label("p1")});
    expect([first, second].map(({raw}) => JSON.parse(raw) as object)).toContainEqual(
      {id: "v1", time: "yesterday", subject: "p1", features: {visit: "v1", patient: "p1", at: "yesterday", tilt: "NaN", prediction: "hernia"}, label: {diagnosis: "hernia"}});
    expect(await ingest(rows(some), {...given(), time: 7})).toMatchObject({events: 3, held: 0});
  });

  it("holds rows of the future and of no age at all in quarantine: one of them would close every window before it", async () => {
    const some = [{...table[0], at: "2199-01-01"}, {...table[1], at: "0007-01-01"}, table[2]], into = given();
    expect(await ingest(rows(some), into)).toMatchObject({events: 1, held: 2});
    expect((await all(into.store, "quarantine")).map(({reason}) => reason).sort()).toEqual([
      'time 0007-01-01T00:00:00.000Z is not between the years 1900 and 2200', 'time 2199-01-01T00:00:00.000Z lies in the future; expected at most 24 hours from now',
    ]);
    expect(await ingest(rows(some), {...given(), clock: () => Date.UTC(2198, 11, 31, 12)})).toMatchObject({events: 2, held: 1});
  });

  it("keeps cells that do not fit as they were written, and says of which columns", async () => {
    const some = table.map((row, i) => ({...row, tilt: i % 100 === 7 ? "steep" : row.tilt})), into = given();
    expect((await ingest(rows(some), into)).mismatched).toEqual([{column: "tilt", cells: 3, first: 8}]);
    expect((await all(into.store, "events")).filter(({row}) => row["tilt"] === "steep").map(({id}) => id)).toEqual(["v7", "v107", "v207"]);
  });

  it("takes a label that differs from the one that holds for its correction, once", async () => {
    const into = given(), corrected = table.slice(0, 4).map((row) => ({...row, diagnosis: "stenosis"}));
    await ingest(rows(table), into);
    for (const [labels, fixed] of [[4, 3], [0, 0]]) expect(await ingest(rows(corrected), into)).toMatchObject({events: 0, labels, corrected: fixed, outdated: 0});
    expect((await all(into.store, "labels")).filter(({id}) => id === "v1").map(({revision, row}) => [revision, row["diagnosis"]]))
      .toEqual([[1, "hernia"], [2, "stenosis"]]);
    // The table of before once more: what it says was known, and has been corrected.
    expect(await ingest(rows(table), into)).toMatchObject({labels: 0, corrected: 0, outdated: 3});
    expect((await all(into.store, "labels", {holding: true})).find(({id}) => id === "v1")).toMatchObject({row: {diagnosis: "stenosis"}});
  });

  it("leaves a label taken back that was, and takes another one", async () => {
    const into = given(), [, one] = table;
    await ingest(rows([one]), into);
    await into.store.append("labels", [{model: "spine", id: "v1", revision: 2, received: 6_000, retracted: true, row: {}}]);
    expect(await ingest(rows([one]), into)).toMatchObject({labels: 0, outdated: 1});
    expect(await ingest(rows([{...one, diagnosis: "normal"}]), into)).toMatchObject({labels: 1, corrected: 1});
    expect((await all(into.store, "labels", {holding: true}))).toMatchObject([{revision: 3, row: {diagnosis: "normal"}}]);
  });

  it("keeps what was known of an event when a table says more", async () => {
    const into = {...given(), schema: {...schema, columns: [...schema.columns, {name: "cost", kind: "numeric", role: "business"}]} as Schema}, [, one] = table;
    await ingest(rows([one]), into);
    expect(await ingest(rows([{visit: "v1", at: one.at, cost: 900}]), into)).toMatchObject({labels: 1, corrected: 0});
    expect((await all(into.store, "labels", {holding: true}))).toMatchObject([{revision: 2, row: {diagnosis: "hernia", cost: 900}}]);
  });

  describe("without ids", () => {
    const unnamed = {...schema, columns: schema.columns.filter(({role}) => role !== "id")};
    const idsAfter = async (...tables: Source[]): Promise<string[]> => {
      const into = {...given(), schema: unnamed};
      for (const one of tables) await ingest(one, into);
      return (await all(into.store, "events")).map(({id}) => id).sort();
    };
    const once = () => idsAfter(rows(table, "day.csv"));

    it("changes nothing when it is read again, whatever it is called and in whatever batches it comes", async () => {
      const inParts: Source = {...rows(table, "elsewhere/day.csv"), async* read(columns) {
        for (let i = 0; i < table.length; i += 7) yield* rows(table.slice(i, i + 7)).read(columns);
      }};
      expect((await once()).length).toBe(300);
      expect(await idsAfter(rows(table, "day.csv"), rows(table, "./day.csv"), inParts)).toEqual(await once());
    });

    it("counts beside another of the same name, and once more where only its end is new", async () => {
      const later = table.map((row) => ({...row, at: new Date(Date.parse(row.at) + 1).toISOString()}));
      expect((await idsAfter(rows(table, "day.csv"), rows(later, "day.csv"))).length).toBe(600);
      expect(await idsAfter(rows(table.slice(0, 200)), rows(table))).toEqual(await once());
    });

    it("has an event for each of its equal rows", async () => {
      const equal = [table[1], table[0], table[1], table[1]];
      expect((await idsAfter(rows(equal), rows(equal))).length).toBe(4);
    });

    it("takes the labels that a later table brings for its rows", async () => {
      const into = {...given(), schema: unnamed}, known = {...table[1], diagnosis: "hernia"};
      await ingest(rows([table[0], {...table[1], diagnosis: null}]), into);
      expect(await ingest(rows([known]), into)).toMatchObject({events: 0, labels: 1});
      expect(await all(into.store, "labels")).toMatchObject([{row: {diagnosis: "hernia"}}]);
    });

    it("holds a row without a time once, wherever it is read", async () => {
      const into = {...given(), schema: unnamed}, timeless = [{...table[0], at: null}];
      await ingest(rows(timeless, "a.csv"), into);
      await ingest(rows([table[1], ...timeless], "b.csv"), into);
      expect((await all(into.store, "quarantine")).length).toBe(1);
    });

    it("is another's answer under another version", async () => {
      const into = {...given(), schema: unnamed};
      for (const version of ["1", "2", "2"]) await ingest(rows(table), {...into, version});
      expect((await all(into.store, "events")).length).toBe(600);
    });
  });

  it("counts to the profile of the table, misfits too", async () => {
    const unfit = table.map((row, i) => i % 100 === 7 ? {...row, tilt: "steep"} : row);
    const profile = await profileReference(rows(unfit), schema), here = world({every: "day"}, {first: async () => ({name: "all", profile})});
    await ingest(rows(unfit), {...given(), store: here.store});
    here.now = 100 * 86_400_000;
    await calculate(here.watch, {name: "here"});
    const {all: counted} = await profileOf(here.watch, profile.plan, {start: 0, end: 86_400_000});
    expect(counted && encode(counted)).toEqual(encode(await inline().profile(rows(unfit), profile.plan)));
  });
});
