import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Cell, Row} from "../../src/data/event.ts";
import {packedRows, rowsOf} from "../../src/source/packed-rows.ts";

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null), fc.boolean(), fc.double(), fc.integer(), fc.string({unit: "binary", maxLength: 12}), fc.constantFrom("ü", "x".repeat(253), "x".repeat(254), "é".repeat(300)),
);
const wellFormed = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === "string" ? value.toWellFormed() : value]));
const rows = fc.array(fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__", "7"), cell, {noNullPrototype: false}).map(wellFormed), {maxLength: 30});
const asJson = (some: readonly Row[]): unknown => some.map((row) => JSON.parse(JSON.stringify(Object.entries(row))) as unknown);

describe("packed rows", () => {
  it("say what JSON would say of them, in the same order", () => {
    fc.assert(fc.property(rows, (some) => {
      expect(asJson(rowsOf(packedRows(some)))).toEqual(asJson(some));
    }), {numRuns: 500});
  });

  it("lie together when they hold the same columns, null or not", () => {
    const some: Row[] = [{x: 1, y: "a"}, {x: null, y: null}, {x: 2}, {x: -0, y: "b"}, {y: "c", x: 3}];
    expect(packedRows(some).map(({places}) => [...places as number[]])).toEqual([[0, 1, 3], [2], [4]]);
  });

  it("are read with a layer laid over another", () => {
    const [below] = packedRows([{x: 1, y: "a"}, {x: 2, y: "b"}]), [above] = packedRows([{y: "c"}, {y: null}]);
    expect(rowsOf([{...below, layers: [...below.layers, ...above.layers]}])).toEqual([{x: 1, y: "c"}, {x: 2, y: null}]);
  });
});
