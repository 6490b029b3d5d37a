import {describe, expect, it} from "vitest";
import type {ColumnBatch} from "../../src/data/column.ts";
import type {ColumnSchema} from "../../src/data/schema.ts";
import {groupedCellsOf} from "../../src/profile/grouped-cells.ts";
import {planBuilder} from "../../src/profile/plan-builder.ts";
import {valueCells} from "../../src/sketch/cluster-groups.ts";
import {textHash} from "../../src/sketch/hash.ts";

const numbers = (values: readonly number[], valid?: readonly number[]): ColumnBatch =>
  ({type: "numbers", values: Float64Array.from(values), mismatched: 0, ...valid && {valid: Uint8Array.from(valid)}});

const cellsIn = (schema: Partial<ColumnSchema>, reference: ColumnBatch, current: ColumnBatch): number[] => {
  const column = {name: "x", kind: "numeric", role: "feature", ...schema} as const, builder = planBuilder({version: 1, columns: [column]});
  builder.add({rows: rowsOf(reference), columns: [reference]});
  const into = new Uint16Array(rowsOf(current));
  groupedCellsOf(builder.plan().columns[0], textHash())(current, into);
  return [...into];
};

const rowsOf = (batch: ColumnBatch): number => batch.type === "labels" ? batch.codes.length : batch.values.length;

describe("the cells in which rows are told apart by groups of clusters", () => {
  it("are twentieths of the reference for numbers, and one for rows without", () => {
    const thousand = numbers(Array.from({length: 1000}, (_, i) => i));
    expect(cellsIn({}, thousand, numbers([-5, 10, 60, 500, 998, 5000, NaN, Infinity, 3], [1, 1, 1, 1, 1, 1, 1, 1, 0])))
      .toEqual([0, 0, 1, 10, 19, 19, valueCells, valueCells, valueCells]);
  });

  it("keep apart the few values of a number that has no others", () => {
    const [zero, one, none] = cellsIn({}, numbers([0, 0, 0, 1, 1]), numbers([0, 1, NaN]));
    expect(zero).toBeLessThan(one);
    expect(one).toBeLessThan(none);
  });

  it("are the most frequent labels of the reference, hashed or not, and one for all others", () => {
    const labels = Array.from({length: 30}, (_, i) => `label ${i}`);
    const reference: ColumnBatch = {type: "labels", labels, codes: Int32Array.from({length: 465}, (_, i) => Math.floor((Math.sqrt(8 * i + 1) - 1) / 2)), mismatched: 0};
    const current: ColumnBatch = {type: "labels", labels: ["label 29", "label 28", "label 0", "new", ""], codes: Int32Array.of(0, 1, 2, 3, 4, -1), mismatched: 0};
    for (const hash of [false, true]) {
      expect(cellsIn({kind: "categorical", hash}, reference, current)).toEqual([0, 1, valueCells - 1, valueCells - 1, valueCells, valueCells]);
    }
  });

  it("are whether there is a text at all", () => {
    const text: ColumnBatch = {type: "text", values: ["a", "", null, "b"]};
    expect(cellsIn({kind: "text"}, text, text)).toEqual([0, valueCells, valueCells, 0]);
  });

  it("tell a commonest number from what lies above it, below it, and between two of them", () => {
    const mostly = (common: readonly number[], others: readonly number[]): ColumnBatch =>
      numbers([...Array.from({length: 960}, (_, i) => common[i % common.length]), ...others]);
    expect(new Set(cellsIn({}, mostly([0], [1, 2, 3]), numbers([0, 1]))).size).toBe(2);
    expect(new Set(cellsIn({}, mostly([0], [-1, -2, -3]), numbers([0, -1]))).size).toBe(2);
    expect(new Set(cellsIn({}, mostly([0, 5], [-1, 2, 7]), numbers([0, 5, -1, 2, 7]))).size).toBe(5);
    expect(Math.max(...cellsIn({}, mostly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0.5, 1.5, 20]), numbers([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9.5, 20])))).toBeLessThan(valueCells);
  });
});
