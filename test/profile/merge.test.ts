import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {merge, MergedProfiles, PlanMismatch} from "../../src/profile/merge.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {anyRow, batchesOf, everySort, planFor, profileFor, type Row} from "./table.ts";

const rows = fc.sample(anyRow, {numRuns: 60, seed: 3}), plan = planFor(everySort, batchesOf(everySort, rows, 60));
const profile = profileFor(plan, batchesOf(everySort, rows, 60));
const ages = {version: 1, columns: everySort.columns.slice(0, 1)} as const;

describe("merge", () => {
  it("refuses profiles of different plans and names both", () => {
    const other = planFor(everySort, batchesOf(everySort, rows.slice(1), 60));
    expect(() => merge(profile, profileFor(other, []))).toThrow(PlanMismatch);
    expect(() => merge(profile, profileFor(other,
      []))).toThrow(`different plans: ${plan.id} and ${other.id}; only profiles of one plan merge or compare`);
  });

  it("keeps a column that one side lacked, and names it among the absent", () => {
    const part = profileFor(plan, batchesOf(ages, [[1], [2]], 2), {present: ["age"], added: ["new"]}), sum = merge(part, profile);
    expect(sum.columns.map(({name, presence}) => [name, presence.rows])).toEqual(everySort.columns.map(({name}) =>
      [name, name === "age" ? 62 : 60]));
    expect(sum).toMatchObject({rows: 62, absent: everySort.columns.slice(1).map(({name}) => name), added: ["new"]});
    expect(merge(profile, part)).toEqual(sum);
  });

  it("changes neither side", () => {
    const before = structuredClone(profile);
    merge(profile, profile);
    expect(profile).toEqual(before);
  });

  it("of many is that of all their rows, whatever was merged first", () => {
    const parts = Array.from({length: 70}, (_, i) => profileFor(plan, batchesOf(everySort, rows.slice(i % 50, i % 50 + 3), 3)));
    const sums = new MergedProfiles(), one = parts.reduce((a, b) => merge(a, b));
    expect(sums.sum()).toBeUndefined();
    for (const part of parts) sums.add(part);
    const sum = sums.sum()!;
    expect([sum.rows, sum.distinctRows, sum.columns.map(({presence}) => presence)]).toEqual([one.rows, one.distinctRows, one.columns.map(({presence}) => presence)]);
    expect([...sum.pairs].map(([key, {n}]) => [key, n])).toEqual([...one.pairs].map(([key, {n}]) => [key, n]));
  });

  it("of many keeps the smallest hashes of rows where there are too many, some of them before", () => {
    const small = planFor(everySort, batchesOf(everySort, rows, 60), {sizes: {distinct: 12, distinctSample: 5}});
    const parts = [20, 3, 2, 30, 4].map((n, i) => profileFor(small, batchesOf(everySort, rows.slice(5 * i, 5 * i + n), 60))), sums = new MergedProfiles();
    for (const part of parts) sums.add(part);
    expect(parts.map(({distinctRows}) => distinctRows.complete)).toContain(true);
    expect(parts.map(({distinctRows}) => distinctRows.complete)).toContain(false);
    expect(sums.sum()?.distinctRows).toEqual(parts.reduce((a, b) => merge(a, b)).distinctRows);
  });

  it("needs the plan's key only where labels are too many to be counted exactly", () => {
    const hash = textHash("secret"), small = planFor(everySort, batchesOf(everySort, rows, 60), {hash, sizes: {categories: 2}});
    const few = profileFor(small, batchesOf(everySort, [[1, "a", "a", "", "a", 1, 1, "true"]] as Row[], 1), {hash});
    expect(merge(few, few).rows).toBe(2);
    const many = profileFor(small, batchesOf(everySort, rows, 60), {hash});
    expect(() => merge(few, many)).toThrow(`wrong hash key: ${textHash().id}; the plan was made with ${hash.id}`);
    expect(merge(few, many, hash).rows).toBe(61);
  });
});
