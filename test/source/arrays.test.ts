import {describe, expect, it} from "vitest";
import {arrays, rows} from "../../src/source/arrays.ts";
import {column, readAll, readColumn, sourceContract} from "../contract/source.ts";

sourceContract("arrays", async (table) => arrays(table));

sourceContract("rows", async (table) => {
  const names = Object.keys(table), count = table[names[0]].length;
  return rows(Array.from({length: count}, (_, i) => {
    const row = Object.create(null) as Record<string, unknown>;
    for (const name of names) row[name] = table[name][i];
    return row;
  }));
});

describe("arrays", () => {
  it("reads every typed array as numbers", async () => {
    const types = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
      Float64Array];
    for (const Type of types) {
      const source = arrays({x: Type.from([0, 1, 100])});
      expect((await readColumn(source, column("x", "numeric"))).cells).toEqual([0, 1, 100]);
      expect((await source.facts())[0]).toMatchObject({stored: Type.name, holds: "integer", rows: 3, missing: 0, distinct: 3});
    }
  });

  it("keeps NaN and the infinities as numbers, and takes NaN for no label", async () => {
    const source = arrays({x: [NaN, Infinity, -Infinity, -0]});
    expect((await readColumn(source, column("x", "numeric"))).cells).toEqual([NaN, Infinity, -Infinity, -0]);
    expect((await readColumn(source, column("x", "categorical"))).cells).toEqual([null, "Infinity", "-Infinity", "0"]);
  });

  it("reads 64-bit integers as the nearest double and says so when one is not exact", async () => {
    const exact = arrays({x: BigInt64Array.from([1n, 2n ** 53n, 2n ** 60n])}), source = arrays({x: [1n, 2n ** 53n + 1n, null]});
    await readAll(exact, [column("x", "numeric")]);
    expect(exact.warnings()).toEqual([]);
    expect((await readColumn(source, column("x", "numeric"))).cells).toEqual([1, 2 ** 53, null]);
    expect(source.warnings()).toEqual(["column \"x\" holds integers past 2^53: they are read as the nearest double"]);
    expect((await readColumn(source, column("x", "text"))).cells).toEqual(["1", "9007199254740993", null]);
  });

  it("spells 32-bit floats in the fewest digits that read back the same", async () => {
    expect((await readColumn(arrays({x: Float32Array.from([0.1, 3, 1e20, NaN])}), column("x", "categorical"))).cells)
      .toEqual(["0.1", "3", "100000000000000000000", null]);
  });

  it("reads numbers, instants and truths out of texts, and counts the texts that are none", async () => {
    const source = arrays({
      number: ["1", " 2.5 ", "1e3", "1_000", "1,5", "", "  ", null, "NaN", "-inf", "0x10"],
      when: ["2024-02-29", "2024-02-30", "2024-02-29T12:00:00+02:00", "", null, "soon", "1704067200", "", "", "", ""],
      truth: ["yes", "NO", "T", "f", "1", "0", "maybe", "", null, "y", "1.0"],
    });
    const {cells, mismatched} = await readAll(source,
      [column("number", "numeric"), column("when", "datetime"), column("truth", "boolean")]);
    expect(cells[0]).toEqual([1, 2.5, 1000, null, null, null, null, null, NaN, -Infinity, null]);
    expect(cells[1].slice(0, 4)).toEqual([Date.UTC(2024, 1, 29), null, Date.UTC(2024, 1, 29, 10), null]);
    expect(cells[2]).toEqual(["true", "false", "true", "false", "true", "false", null, null, null, "true", "true"]);
    expect(mismatched).toEqual([3, 3, 1]);
  });

  it("takes undefined for missing and an invalid date for a mismatch", async () => {
    const source = arrays({x: [undefined, new Date(NaN), new Date(5)]});
    expect(await readColumn(source, column("x", "datetime"))).toEqual({cells: [null, null, 5], mismatched: 1});
  });

  it("leaves out a column of objects and says so", async () => {
    const source = arrays({a: [1, 2], b: [{}, []]});
    expect((await source.facts()).map(({name}) => name)).toEqual(["a"]);
    expect(source.warnings()).toEqual(["column \"b\" holds objects or lists and is left out"]);
  });

  it("refuses columns of different lengths and what is no column", () => {
    expect(() => arrays({a: [1, 2], b: [1]})).toThrow("columns of different lengths: \"a\" has 2 rows, \"b\" has 1");
    expect(() => arrays({a: "text" as unknown as string[]})).toThrow("not a column: \"a\"; one of: array, typed array");
    expect(() => arrays({a: new DataView(new ArrayBuffer(1)) as unknown as number[]})).toThrow("not a column");
  });

  it("has no rows when it has no columns", async () => {
    const source = arrays({});
    expect(await source.facts()).toEqual([]);
    expect((await readAll(source, [])).sizes).toEqual([]);
  });

  it("does not hand out the caller's own memory", async () => {
    const x = Float64Array.from([1, 2, 3]);
    for await (const {columns: [batch]} of arrays({x}).read([column("x",
      "numeric")])) if (batch.type === "numbers") batch.values[0] = 9;
    expect(x[0]).toBe(1);
  });
});

describe("rows", () => {
  it("gives null where a row lacks a column, and keeps the order in which columns occur", async () => {
    const source = rows([{a: 1}, {b: "x", a: 2}, {}]);
    expect((await source.facts()).map(({name, missing}) => [name, missing])).toEqual([["a", 1], ["b", 2]]);
    expect((await readColumn(source, column("b", "categorical"))).cells).toEqual([null, "x", null]);
  });
});
