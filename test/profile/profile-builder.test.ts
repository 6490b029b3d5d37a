import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {encode} from "../../src/profile/codec.ts";
import {merge} from "../../src/profile/merge.ts";
import type {Plan} from "../../src/profile/plan.ts";
import {profileBuilder} from "../../src/profile/profile-builder.ts";
import type {ColumnProfile} from "../../src/profile/column-profile.ts";
import type {Profile} from "../../src/profile/profile.ts";
import {estimate} from "../../src/sketch/distinct.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {split} from "../sketch/split.ts";
import {anyRow, batchesOf, batchOf, everySort, expectAlike, planFor, profileFor, type Row} from "./table.ts";

const reference = fc.sample(anyRow, {numRuns: 200, seed: 7});
// Small sizes, so that exact states give way within the tests; at rate .5 half of the rows are in pairs.
const sizes = {cells: 12, exact: 20, categories: 3, buckets: 5, distinct: 30, distinctSample: 8, pairGrid: 4, pairRows: 100};
const plan = planFor(everySort, batchesOf(everySort, reference, 50), {sizes});

const profileOf = (rows: readonly Row[], size = 10, under: Plan = plan): Profile =>
  profileFor(under, batchesOf(everySort, rows, size));
const column = (profile: Profile, name: string): ColumnProfile | undefined => profile.columns.find((one) => one.name === name);

const base: Row = [1, "p", "a", "n", "north", 2, 0, "true"];
const rowsWith = (at: number, cells: readonly (number | string | null)[]): Row[] =>
  cells.map((cell) => base.map((kept, i) => i === at ? cell : kept));

describe("profileBuilder", () => {
  it("merges to the profile of all rows, in any split and order", () => {
    fc.assert(fc.property(split(anyRow, 60), ({whole, parts}) => {
      const expected = profileOf(whole);
      expectAlike(parts.map((part) => profileOf(part, 7)).reduce((sum, part) => merge(sum, part)), expected);
      expectAlike(parts.map((part) => profileOf(part, 3)).reduceRight((sum, part) => merge(part, sum)), expected);
    }), {numRuns: 150});
  });

  it("gives the same whatever the batches, to the byte where rounding has no part", () => {
    fc.assert(fc.property(fc.array(anyRow, {maxLength: 40}), fc.integer({min: 1, max: 40}), (rows, size) => {
      expectAlike(profileOf(rows, size), profileOf(rows, 40));
      const whole = rows.map((row) => row.map((cell, i) =>
        i === 0 ? Math.round(Number.isFinite(cell) ? Number(cell) : 0) % 8 : cell));
      const round: Plan = {...plan, columns: plan.columns.map((one) =>
        one.type === "numeric" ? {...one, centre: 0, scale: 1} : one)};
      expect(encode(profileOf(whole, size, round))).toEqual(encode(profileOf(whole, 40, round)));
    }));
  });

  it("goes on after a profile was asked for, which it does not change", () => {
    const builder = profileBuilder(plan);
    builder.add(batchOf(everySort, reference.slice(0, 20)));
    const first = builder.profile(), bytes = encode(first);
    builder.add(batchOf(everySort, reference.slice(20, 80)));
    expect(encode(first)).toEqual(bytes);
    expectAlike(builder.profile(), profileOf(reference.slice(0, 80)));
  });

  it("counts what is in the cells", () => {
    const profile = profileOf([...rowsWith(0, [null, NaN, Infinity, -1, 5, 3]), ...rowsWith(2, ["", null, "d", "a"]),
      ...rowsWith(1, ["A1", "", null])]);
    expect(column(profile, "age")).toMatchObject({presence: {rows: 13, missing: 1, nan: 1, positiveInfinity: 1},
      rules: {belowRange: 1, aboveRange: 1}, moments: {n: 10, min: -1, max: 5}});
    expect(column(profile, "grade")).toMatchObject({presence: {missing: 1, empty: 1}, rules: {outOfSet: 1},
      categories: {counts: new Map([["a", 10], ["d", 1]])}});
    expect(column(profile, "id")).toMatchObject({presence: {missing: 1, empty: 1}, rules: {notMatching: 1},
      lengths: {n: 11, sum: 12, min: 1, max: 2}});
  });

  it("keeps neither ids nor texts nor hashed labels, and of timestamps the hour", () => {
    const profile = profileOf([["secret-id", "secret-note", "secret-site"]].map(([id, note, site]) =>
      [1, id, "a", note, site, 2, 5_400_000, null]));
    expect(Buffer.from(encode(profile)).toString("latin1")).not.toContain("secret");
    expect(column(profile, "when")).toMatchObject({type: "text", hours: new Map([[3_600_000, 1]]), lengths: {n: 0}});
    expect(column(profile, "site")).toMatchObject({categories: {counts: new Map([[textHash().label("secret-site"), 1]])}});
  });

  it("finds rows that occur again, whatever their ids", () => {
    const rows = [...rowsWith(1, ["x", "y", "z"]), ...rowsWith(0, [-0, 0, null, NaN])], {distinctRows} = profileOf(rows);
    expect(estimate(distinctRows)).toEqual({count: 4, error: 0});
  });

  it("takes the rows into pairs that their content chooses", () => {
    const whole = profileOf(reference, 200), half = whole.pairs.get("0,3")?.n ?? 0;
    expect(plan.pairs.rate).toBe(0.5);
    expect(half).toBeGreaterThan(40);
    expect(half).toBeLessThan(110);
    expect(profileOf([...reference].reverse(), 9).pairs.get("0,3")?.grid).toEqual(whole.pairs.get("0,3")?.grid);
  });

  it("puts a value on a sixteenth of the reference and a label by its rank", () => {
    const all = planFor(everySort, batchesOf(everySort, reference, 50), {sizes: {...sizes, pairRows: 1000}});
    const age = all.columns[0], grade = all.columns[2];
    const cuts = age.type === "numeric" ? [3, 6, 9].map((i) => age.quantiles[i]) : [],
      ranks = grade.type === "categorical" ? grade.categories : [];
    const grid = new Float64Array(16);
    for (const [x, , label] of reference) {
      if (typeof x !== "number" || !Number.isFinite(x) || typeof label !== "string" || label === "") continue;
      grid[4 * cuts.filter((cut) => cut <= x).length + (ranks.includes(label) ? Math.min(3, ranks.indexOf(label)) : 3)]++;
    }
    expect(profileOf(reference, 200, all).pairs.get("0,1")?.grid).toEqual(grid);
  });

  it("hashes rows over the columns in the plan's order, whatever the table's", () => {
    const order = ["sick", "age", "grade"], rows = reference.slice(0, 50).map((row): Row => [row[7], row[0], row[2]]);
    const schema = {version: 1, columns: order.map((name) => everySort.columns.find((one) => one.name === name)!)} as const;
    const turned = profileFor(plan, batchesOf(schema, rows, 20), {present: order});
    const straight = {version: 1, columns: [schema.columns[1], schema.columns[2], schema.columns[0]]} as const;
    const expected = profileFor(plan, batchesOf(straight, rows.map(([a, b, c]) => [b, c, a]), 20),
      {present: ["age", "grade", "sick"]});
    expectAlike(turned, expected);
    expect(turned.columns.map(({name}) => name)).toEqual(["age", "grade", "sick"]);
    expect(turned.absent).toEqual(["id", "note", "site", "seen", "when"]);
  });

  it("loses no row of a table larger than its buffers", () => {
    const schema = {version: 1, columns: [{name: "x", kind: "numeric", role: "feature"},
      {name: "y", kind: "numeric", role: "feature"}]} as const;
    const rows = Array.from({length: 40_000}, (_, i): Row => [Math.sin(i), Math.cos(3 * i)]),
      under = planFor(schema, batchesOf(schema, rows, 9000));
    const [whole, parts] = [40_000, 1300].map((size) => profileFor(under, batchesOf(schema, rows, size)));
    expectAlike(parts, whole);
    const [x] = whole.columns;
    expect(x.type === "numeric" && [x.moments.n, x.cells.counts.reduce((sum, count) => sum + count, 0)]).toEqual([40_000,
      40_000]);
    expect(whole.pairs.get("0,1")?.n).toBe(40_000);
  });

  it("gives the same when a dictionary is kept and grows, is kept in another order, or is new with each batch", () => {
    const schema = {version: 1, columns: [everySort.columns[2], everySort.columns[4],
      {name: "key", kind: "categorical", role: "id"}]} as const;
    const cells = ["a", "b", "a", "", "c", "b", "d", "e", "a", "c"],
      under = planFor(schema, batchesOf(schema, cells.map((x) => [x, x, x]), 4), {sizes});
    const builder = profileBuilder(under), labels: string[] = [];
    for (let from = 0; from < cells.length; from += 2) {
      const part = cells.slice(from, from + 2);
      for (const cell of part) if (!labels.includes(cell)) labels.push(cell);
      const column = {type: "labels", labels, codes: Int32Array.from(part, (cell) => labels.indexOf(cell)),
        mismatched: 0} as const;
      builder.add({rows: part.length, columns: [column, column, column]});
    }
    const all = {type: "labels", labels: [...labels].reverse(),
      codes: Int32Array.from(cells, (x) => labels.length - 1 - labels.indexOf(x)), mismatched: 0} as const;
    const expected = profileFor(under, batchesOf(schema, cells.map((x) => [x, x, x]), 3));
    expectAlike(builder.profile(), expected);
    expectAlike(profileFor(under, [{rows: cells.length, columns: [all, all, all]}]), expected);
  });

  it("counts no label of a dictionary that no row has", () => {
    const schema = {version: 1, columns: [{name: "c", kind: "categorical", role: "id"},
      {name: "d", kind: "categorical", role: "feature"}]} as const;
    const labels = {type: "labels", labels: ["a", "unseen", "b"], codes: Int32Array.of(0, 2, 2), mismatched: 0} as const;
    const batch = {rows: 3, columns: [labels, labels]}, [c, d] = profileFor(planFor(schema, [batch]), [batch]).columns;
    expect(c.type === "text" && estimate(c.distinct).count).toBe(2);
    expect(d).toMatchObject({categories: {counts: new Map([["a", 1], ["b", 2]])}});
  });

  it("reads ids as numbers and as labels too", () => {
    const ids = {version: 1, columns: [{name: "n", kind: "numeric", role: "id"},
      {name: "c", kind: "categorical", role: "id"}]} as const;
    const rows: Row[] = [[5, "aa"], [5, "b"], [6, ""], [null, null], [NaN, "aa"]], under = planFor(ids, batchesOf(ids, rows, 2));
    const [n, c] = profileFor(under, batchesOf(ids, rows, 2)).columns;
    expect(n.type === "text" && estimate(n.distinct)).toEqual({count: 2, error: 0});
    expect(c).toMatchObject({presence: {rows: 5, missing: 1, empty: 1}, lengths: {n: 3, sum: 5, min: 1, max: 2}});
    expect(c.type === "text" && estimate(c.distinct)).toEqual({count: 2, error: 0});
  });

  it("counts no rows as distinct when there are only ids", () => {
    const ids = {version: 1, columns: [{name: "id", kind: "text", role: "id"}]} as const, rows: Row[] = [["a"], ["b"]];
    expect(profileFor(planFor(ids, batchesOf(ids, rows, 2)), batchesOf(ids, rows, 2)).distinctRows.hashes.length).toBe(0);
  });

  it("names added columns once and in order", () => {
    expect(profileBuilder(plan, {added: ["z", "b", "z"]}).profile().added).toEqual(["b", "z"]);
  });

  it("refuses another key, unknown names and batches that do not fit, at the door", () => {
    const other = textHash("other");
    expect(() => profileBuilder(plan, {hash: other}))
      .toThrow(`wrong hash key: ${other.id}; the plan was made with ${plan.hashKey}`);
    expect(() => profileBuilder(plan, {present: ["ages"]})).toThrow('unknown column: "ages"; one of: age, id, grade');
    expect(() => profileBuilder(plan, {present: ["age", "age"]})).toThrow('column named twice: "age"');
    const [batch] = batchesOf(everySort, reference, 3), builder = profileBuilder(plan, {present: ["grade"]});
    expect(() => { builder.add({rows: 3, columns: [batch.columns[0]]}); })
      .toThrow('column "grade" does not fit its kind: the batch holds numbers');
  });

  it("says which column has a pattern that is none", () => {
    const schema = {version: 1, columns: [{name: "id", kind: "text", role: "id", pattern: "("}]} as const;
    expect(() => profileBuilder(planFor(schema, []))).toThrow('column "id": wrong pattern: "("');
  });
});
