import {describe, expect, it} from "vitest";
import type {ColumnSchema, Schema} from "../../src/data/schema.ts";
import {planBuilder, planOf} from "../../src/profile/plan-builder.ts";
import type {Plan} from "../../src/profile/plan.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {batchesOf, everySort, planFor, type Row} from "./table.ts";

const rows: readonly Row[] = Array.from({length: 300}, (_, i) => [
  i % 7 === 0 ? null : Math.sin(i), `id${i}`, i % 3 === 0 ? "a" : i % 5 === 0 ? "" : "b", "some words",
  i % 4 === 0 ? "north" : "south", i * 1000, i * 1e6, i % 2 === 0 ? "true" : "false",
]);
const plan = planFor(everySort, batchesOf(everySort, rows, 64));

const withColumn = (change: Partial<ColumnSchema>, at = 0): Schema =>
  ({version: 1, columns: everySort.columns.map((column, i) => i === at ? {...column, ...change} : column)});

const idOf = (schema: Schema, table = rows, options = {}): string => planFor(schema, batchesOf(schema, table, 100), options).id;

describe("planBuilder", () => {
  it("plans numbers and dates by cells, labels by frequency, and of ids, texts and timestamps nothing", () => {
    expect(plan.columns.map(({type}) => type)).toEqual(["numeric", "text", "categorical", "text", "categorical", "numeric",
      "text", "categorical"]);
    expect(plan.columns[2]).toMatchObject({categories: ["b", "a"]});
    expect(plan.columns[7]).toMatchObject({categories: ["false", "true"]});
    const ages = rows.flatMap(([age]) => typeof age === "number" ? [age] : []);
    expect(plan.columns[0]).toMatchObject({min: Math.min(...ages), max: Math.max(...ages)});
  });

  it("keeps no label of a column that asks for hashing", () => {
    const hash = textHash();
    expect(plan.columns[4]).toMatchObject({categories: [hash.label("south"), hash.label("north")]});
    expect(JSON.stringify(plan)).not.toContain("south");
  });

  it("takes numbers and columns of few labels into pairs", () => {
    expect(plan.pairs).toEqual({columns: ["age", "grade", "site", "seen", "sick"], leftOut: [], rate: 1});
    const {pairs} = planFor(everySort, batchesOf(everySort, rows, 64), {sizes: {pairColumns: 3, pairRows: 150}});
    expect(pairs).toEqual({columns: ["age", "grade", "site"], leftOut: ["seen", "sick"], rate: 0.5});
    const wide = rows.map((row, i) => row.map((cell, at) => at === 2 ? `label ${i}` : at === 5 ? null : cell));
    expect(planFor(everySort, batchesOf(everySort, wide, 64)).pairs).toMatchObject({columns: ["age", "site", "sick"],
      leftOut: ["grade", "seen"]});
  });

  it("is the same whatever the batches, and read through planOf", async () => {
    expect(planFor(everySort, batchesOf(everySort, rows, 7))).toEqual(plan);
    expect(await planOf(everySort, batchesOf(everySort, rows, 1000))).toEqual(plan);
  });

  it("plans columns that the reference lacks without cells or labels", () => {
    const builder = planBuilder(everySort, {present: []}), empty = builder.plan();
    expect(empty.columns[0]).toMatchObject({edges: new Float64Array(0), min: Infinity});
    expect(empty.columns[2]).toMatchObject({categories: []});
    expect(empty.pairs).toMatchObject({columns: [], rate: 1});
  });

  it("has an id that changes with all that decides what states mean", () => {
    const ids = [
      plan.id, idOf(withColumn({range: [0, 5]})), idOf(withColumn({kind: "datetime"})), idOf(withColumn({role: "timestamp"})),
      idOf(withColumn({missing: ["NA"]})), idOf(withColumn({name: "years"})), idOf(withColumn({values: ["a"]}, 2)),
        idOf(withColumn({hash: true}, 2)),
      idOf(withColumn({pattern: "x"}, 1)), idOf(everySort, rows.slice(1)), idOf(everySort, rows, {sizes: {cells: 120}}),
      idOf(everySort, rows, {sizes: {distinct: 5000}}), idOf(everySort, rows, {hash: textHash("secret")}),
        idOf(withColumn({role: "id"}, 3)),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(plan.id).toMatch(/^[0-9a-f]{32}$/);
  });

  it("has an id that wording, units, importance and other roles leave alone", () => {
    const change = {because: "asked", unit: "years", importance: 3, required: true, unique: true, role: "segment",
      class: "x"} as const;
    expect(idOf(withColumn(change))).toBe(plan.id);
  });

  it("refuses wrong sizes, unknown names and batches that do not fit, at the door", () => {
    expect(() => planBuilder(everySort, {sizes: {cells: 0}})).toThrow("wrong size: cells 0; a whole number from 1 to 16384");
    expect(() => planBuilder(everySort, {sizes: {distinct: 100}})).toThrow("wrong size: distinctSample 4096; at most 100");
    expect(() => planBuilder(everySort, {present: ["ages"]})).toThrow('unknown column: "ages"; one of: age, id, grade');
    expect(() => planBuilder(withColumn({name: "id"}))).toThrow('column named twice: "id"');
    const [batch] = batchesOf(everySort, rows, 3), builder = planBuilder(everySort, {present: ["age"]});
    expect(() => { builder.add(batch); }).toThrow("wrong batch: 8 columns instead of 1");
    expect(() => { builder.add({rows: 3, columns: [batch.columns[2]]}); })
      .toThrow('column "age" does not fit its kind: the batch holds labels');
    expect(() => { builder.add({rows: 4, columns: [batch.columns[0]]}); })
      .toThrow('wrong batch: column "age" holds 3 rows instead of 4');
  });

  it("keeps its id for ever, for it is stored", () => {
    const small: Schema = {version: 1, columns: [{name: "x", kind: "numeric", role: "feature"},
      {name: "g", kind: "categorical", role: "target"}]};
    const stored: Plan = planFor(small, batchesOf(small, [[1, "a"], [2, "b"], [4, "a"]], 2), {sizes: {cells: 4}});
    expect(stored.id).toMatchInlineSnapshot(`"d5cd22b4f1d21ad02511a4bb22d074eb"`);
  });
});
