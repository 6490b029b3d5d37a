import {readFileSync, writeFileSync} from "node:fs";
import {afterAll, describe, expect, it} from "vitest";
import {parquet} from "../../src/source/parquet.ts";
import {SourceError} from "../../src/source/source.ts";
import {column, readAll, readColumn, sourceContract} from "../contract/source.ts";
import {asParquet, testFolder, writeParquet} from "../contract/stored.ts";

const folder = testFolder();
afterAll(folder.remove);

const stored = async (select: string, options = "") => {
  const path = await writeParquet(folder.fresh("parquet"), select, options);
  return parquet([path], path);
};

sourceContract("Parquet", async (table) => {
  const path = await asParquet(table, folder);
  return parquet([path], path);
});
sourceContract("Parquet in small row groups", async (table) => {
  const path = await asParquet(table, folder, ", ROW_GROUP_SIZE 5000");
  return parquet([path], path);
});

const integers = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"];

describe("parquet", () => {
  it("reads every width of integer as numbers, and as labels without a point", async () => {
    for (const type of integers) {
      const source = await stored(`SELECT unnest([7, NULL, 100])::${type} AS x`);
      expect((await readColumn(source, column("x", "numeric"))).cells, type).toEqual([7, null, 100]);
      expect((await readColumn(source, column("x", "categorical"))).cells, type).toEqual(["7", null, "100"]);
      expect((await readColumn(source, column("x", "text"))).cells, type).toEqual(["7", null, "100"]);
      expect((await source.facts())[0], type).toMatchObject({holds: "integer", missing: 1, distinct: 2});
    }
  });

  it("reads decimals, floats and truths as numbers, and spells them in the fewest digits", async () => {
    const source = await stored(`SELECT unnest([1.50, NULL, 2.00])::DECIMAL(10, 2) AS d, unnest([0.1, NULL, 3])::FLOAT AS f,
      unnest([0.1, NULL, 3])::DOUBLE AS x, unnest([true, NULL, false]) AS b,
        unnest([100.00, NULL, 0.25])::DECIMAL(38, 10) AS wide`);
    const all = async (kind: "numeric" | "categorical") =>
      (await readAll(source, ["d", "f", "x", "b", "wide"].map((name) => column(name, kind)))).cells;
    expect(await all("numeric")).toEqual([[1.5, null, 2], [Math.fround(0.1), null, 3], [0.1, null, 3], [1, null, 0],
      [100, null, 0.25]]);
    expect(await all("categorical"))
      .toEqual([["1.5", null, "2"], ["0.1", null, "3"], ["0.1", null, "3"], ["true", null, "false"], ["100", null, "0.25"]]);
  });

  it("keeps NaN and the infinities", async () => {
    const source = await stored("SELECT unnest(['NaN', 'Infinity', '-Infinity', NULL, '1'])::DOUBLE AS x");
    expect((await readColumn(source, column("x", "numeric"))).cells).toEqual([NaN, Infinity, -Infinity, null, 1]);
    expect((await readColumn(source, column("x", "categorical"))).cells).toEqual([null, "Infinity", "-Infinity", null, "1"]);
  });

  it("warns of integers past 2^53, and keeps all their digits in texts and labels", async () => {
    const source = await stored("SELECT unnest([1, 9007199254740993])::BIGINT AS x");
    expect((await readColumn(source, column("x", "categorical"))).cells).toEqual(["1", "9007199254740993"]);
    expect(source.warnings()).toEqual([]);
    expect((await readColumn(source, column("x", "numeric"))).cells).toEqual([1, 9007199254740992]);
    expect(source.warnings()).toEqual(["column \"x\" holds integers past 2^53: they are read as the nearest double"]);
  });

  it("reads dates and times of every unit as milliseconds in UTC", async () => {
    const at = "TIMESTAMP '2024-02-29 13:45:06.789012'";
    const source = await stored(`SELECT ${at} AS us, ${at}::TIMESTAMP_MS AS ms,
      date_trunc('second', ${at})::TIMESTAMP_S AS s, ${at}::TIMESTAMP_NS AS ns,
      ('2024-02-29 13:45:06.789012+02:00')::TIMESTAMPTZ AS tz, DATE '2024-02-29' AS d, '2024-02-29T13:45' AS t,
        DATE 'infinity' AS never`);
    const noon = Date.UTC(2024, 1, 29, 13, 45, 6);
    const {cells, mismatched} = await readAll(source,
      ["us", "ms", "s", "ns", "tz", "d", "t", "never"].map((name) => column(name, "datetime")));
    expect(cells.flat()).toEqual([noon + 789.012, noon + 789, noon, noon + 789.012, noon - 7_200_000 + 789.012,
      Date.UTC(2024, 1, 29), Date.UTC(2024, 1, 29, 13, 45), null]);
    expect(mismatched).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect((await readColumn(source, column("d", "categorical"))).cells).toEqual(["2024-02-29"]);
    expect((await source.facts()).map(({holds}) => holds))
      .toEqual(["datetime", "datetime", "datetime", "datetime", "datetime", "datetime", "datetime", "nothing"]);
  });

  it("reads numbers out of texts by the same grammar as every other source, and counts what is none", async () => {
    const texts = ["1", " 2.5\t", "1e3", "1_000", "1,5", "", "  ", "NaN", "-inf", "0x10", "?",
      "-999"].map((text) => `'${text}'`).join(", ");
    const source = await stored(`SELECT unnest([${texts}, NULL]) AS x`);
    expect(await readColumn(source, column("x", "numeric")))
      .toEqual({cells: [1, 2.5, 1000, null, null, null, null, NaN, -Infinity, null, null, -999, null], mismatched: 4});
    const marked = await readColumn(source, column("x", "numeric", {missing: ["?", "-999.0"]}));
    expect(marked.mismatched).toBe(3);
    expect(marked.cells.slice(-3)).toEqual([null, null, null]);
  });

  it("reads what is stored as something else as missing its kind", async () => {
    const source = await stored("SELECT DATE '2024-01-01' AS d, 'x' AS t, TIME '10:00' AS clock, uuid() AS u, 5 AS n");
    const {cells, mismatched} = await readAll(source,
      [column("d", "numeric"), column("clock", "numeric"), column("n", "datetime"), column("d", "boolean")]);
    expect(cells).toEqual([[null], [null], [5], [null]]);
    expect(mismatched).toEqual([1, 1, 0, 1]);
    expect((await readColumn(source, column("clock", "categorical"))).cells).toEqual(["10:00:00"]);
    expect((await readColumn(source, column("u", "text"))).cells[0]).toHaveLength(36);
  });

  it("decodes long texts, short texts and nulls in any mixture", async () => {
    const source = await stored(`SELECT CASE WHEN range % 5 = 0 THEN NULL WHEN range % 3 = 0 THEN 's' || range
      WHEN range % 7 = 0 THEN 'naïve 😀 text number ' || range
      ELSE 'a plain long text number ' || range END AS t FROM range(5000)`);
    const long = (i: number): string => `${i % 7 === 0 ? "naïve 😀" : "a plain long"} text number ${i}`;
    const text = (i: number): string => i % 3 === 0 ? `s${i}` : long(i);
    const expected = Array.from({length: 5000}, (_, i) => i % 5 === 0 ? null : text(i));
    expect((await readColumn(source, column("t", "text"))).cells).toEqual(expected);
    expect((await readColumn(source, column("t", "categorical"))).cells).toEqual(expected);
  });

  it("tells labels apart however long they are and however alike they begin", async () => {
    const length = "(i * 7) % 41", label = `CASE WHEN i % 11 = 0 THEN NULL ELSE repeat('Wirbelsäule ', 1 + ${length} // 12) || (i % 1900)::VARCHAR END`;
    const source = await stored(`SELECT ${label} AS x FROM range(30000) t(i)`);
    const {cells} = await readColumn(source, column("x", "categorical"));
    expect(cells).toEqual(Array.from({length: 30_000}, (_, i) =>
      i % 11 === 0 ? null : `${"Wirbelsäule ".repeat(1 + Math.floor((i * 7) % 41 / 12))}${i % 1900}`));
  });

  it("leaves out nested columns and says which", async () => {
    const source = await stored("SELECT 1 AS a, {'k': 1} AS s, [1, 2] AS l, map {'a': 1} AS m");
    expect((await source.facts()).map(({name}) => name)).toEqual(["a"]);
    expect(source.warnings()).toHaveLength(3);
    expect(source.warnings()[0]).toBe("column \"s\" holds STRUCT(k INTEGER) and is left out");
    await expect(readAll(source, [column("s", "text")])).rejects.toThrow("unknown column: \"s\"");
  });

  it("reads dictionaries of more labels than any category cap", async () => {
    const source = await stored("SELECT 'a rather long label ' || (range % 50000) AS x FROM range(200000)");
    const {cells} = await readColumn(source, column("x", "categorical"));
    expect(cells.findIndex((label, i) => label !== `a rather long label ${i % 50_000}`)).toBe(-1);
  });

  it("reads no rows, and several files as one table", async () => {
    const none = await stored("SELECT 1 AS a, 'x' AS b WHERE false");
    expect((await none.facts()).map(({name, rows, holds}) => [name, rows, holds]))
      .toEqual([["a", 0, "nothing"], ["b", 0, "nothing"]]);
    expect((await readAll(none, [column("a", "numeric")])).sizes).toEqual([]);
    const paths = [
      await writeParquet(folder.fresh("parquet"), "SELECT range AS a FROM range(100000)"),
      await writeParquet(folder.fresh("parquet"), "SELECT 'x' AS c, range + 100000 AS a FROM range(100000)"),
    ];
    const both = parquet(paths, "both"), {cells} = await readAll(both, [column("a", "numeric"), column("c", "categorical")]);
    expect(cells[0].findIndex((x, i) => x !== i)).toBe(-1);
    expect(cells[1].findIndex((label, i) => label !== (i < 100_000 ? null : "x"))).toBe(-1);
    const facts = await both.facts();
    expect(facts.map(({name, distinct}) => [name, distinct])).toEqual([["a", 4 * 8192], ["c", 1]]);
  });

  it("refuses two columns of one name and a file that is cut or no Parquet at all", async () => {
    const whole = readFileSync(await writeParquet(folder.fresh("parquet"), "SELECT 1 AS twin, 2 AS twix"));
    const twins = Buffer.from(whole.toString("latin1").replaceAll("twix", "twin"), "latin1");
    const refusals: [Uint8Array, string, string][] = [
      [twins, "duplicate-column", "two columns are named \"twin\""],
      [whole.subarray(0, whole.length - 20), "corrupt", "not a whole Parquet file"],
      [Buffer.from("a,b\n1,2\n"), "corrupt", "not a whole Parquet file"],
    ];
    for (const [bytes, code, message] of refusals) {
      const path = folder.fresh("parquet");
      writeFileSync(path, bytes);
      const error: unknown = await parquet([path], path).facts().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SourceError);
      expect((error as SourceError).message).toContain(message);
      expect((error as SourceError).code).toBe(code);
    }
  });

  it("takes a path for a path and not for a pattern", async () => {
    const path = await writeParquet(folder.fresh("[1]*.parquet"), "SELECT 1 AS a");
    expect((await readAll(parquet([path], path), [column("a", "numeric")])).cells).toEqual([[1]]);
  });
});
