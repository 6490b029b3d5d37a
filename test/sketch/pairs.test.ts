import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type PairRows, pairs} from "../../src/sketch/pairs.ts";
import type {Pair} from "../../src/sketch/state.ts";
import {expectClose, merged, split} from "./split.ts";

const spec = {grid: 4};

/** A row: cell and u of two columns of numbers and the cell of a column of labels; 4 is no value. */
type Row = readonly [number, number, number, number, number];

const rowsOf = (rows: readonly Row[]): PairRows => ({n: rows.length, columns: [
  {cells: Uint8Array.from(rows, (row) => row[0]), u: Float64Array.from(rows, (row) => row[1])},
  undefined,
  {cells: Uint8Array.from(rows, (row) => row[2]), u: Float64Array.from(rows, (row) => row[3])},
  {cells: Uint8Array.from(rows, (row) => row[4])},
]});

const of = (rows: readonly Row[]): Map<string, Pair> => pairs.add(pairs.empty(spec), rowsOf(rows), spec);

const row: fc.Arbitrary<Row> = fc.tuple(fc.nat(4), fc.double({min: -9, max: 9, noNaN: true}), fc.nat(4),
  fc.double({min: -9, max: 9, noNaN: true}), fc.nat(4));

const expectAlike = (actual: Map<string, Pair>, expected: Map<string, Pair>, n: number): void => {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [key, pair] of expected) {
    expect(actual.get(key)).toMatchObject({grid: pair.grid, n: pair.n});
    for (const name of ["su", "sv", "suu", "svv", "suv"] as const) expectClose(actual.get(key)?.[name] ?? NaN, pair[name],
      81 * n);
  }
};

describe("pairs", () => {
  it("counts the rows that hold both values, by cell, and sums their co-moments", () => {
    const state = of([[0, 1, 3, 2, 1], [0, 3, 3, 4, 4], [4, 9, 1, 9, 2], [2, -1, 4, 9, 0]]);
    const grid = new Float64Array(16);
    grid[3] = 2;
    expect(state.get("0,2")).toEqual({grid, n: 2, su: 4, sv: 6, suu: 10, svv: 20, suv: 14});
  });

  it("leaves the sums of labels at 0 and columns that the table lacks out", () => {
    const state = of([[0, 1, 3, 2, 1], [0, 3, 3, 4, 4]]);
    expect(state.get("0,3")).toMatchObject({n: 1, su: 0, suu: 0, suv: 0});
    expect([...state.keys()]).toEqual(["0,2", "0,3", "2,3"]);
  });

  it("has no pair that no row holds both values of", () => {
    expect(of([[4, 1, 3, 2, 4]])).toEqual(new Map());
  });

  it("gives whole columns the sums that columns with gaps get", () => {
    const rows: Row[] = [[0, 1, 1, 0.5, 0], [1, -2, 3, 4, 0], [3, 5, 2, -1.5, 0]];
    expectAlike(of(rows), of([...rows, [4, 7, 4, 7, 4]]), 3);
  });

  it("merges to what the whole gives", () => {
    fc.assert(fc.property(split(row), ({whole, parts}) => {
      for (const sum of merged(parts.map(of), (a, b) => pairs.merge(a, b, spec))) expectAlike(sum, of(whole), whole.length);
    }));
  });

  it("gives the same however the rows come in batches", () => {
    fc.assert(fc.property(split(row), ({whole, parts}) => {
      expectAlike(parts.reduce((sum, part) => pairs.add(sum, rowsOf(part), spec), pairs.empty(spec)), of(whole), whole.length);
    }));
  });

  it("shares nothing with what was merged", () => {
    const a = of([[0, 1, 3, 2, 1]]), before = structuredClone(a);
    for (const pair of pairs.merge(a, pairs.empty(spec), spec).values()) pair.grid.fill(9);
    expect(a).toEqual(before);
  });
});
