import {readFileSync} from "node:fs";
import {afterAll, describe, expect, it} from "vitest";
import type {ColumnSchema} from "../../src/data/schema.ts";
import {csv} from "../../src/source/csv.ts";
import {failingRows} from "../../src/source/failing.ts";
import {open} from "../../src/source/open.ts";
import type {Predicate} from "../../src/source/predicate.ts";
import {column, readAll} from "../contract/source.ts";
import {testFolder} from "../contract/stored.ts";

const folder = testFolder();
afterAll(folder.remove);

const text = [
  "id,age,sex,email,when", "a,30,f,x@y.de,2024-01-01", "b,,m,x@y.de,2024-01-02", "c,abc,m,nobody,2024-01-03",
    "d,-5,x,x@y.de,soon", "d,200,f,,",
  "e,inf,f,x@y.de,2024-01-06", "f,30,f,x@y.de,2024-01-01", "\"g, \"\"h\"\"\",NA,,x@y.de,2024-01-01", "",
].join("\n");
const columns: readonly ColumnSchema[] = [
  column("id", "text", {role: "id"}), column("age", "numeric", {missing: ["NA"]}), column("sex", "categorical"),
    column("email", "text"), column("when", "datetime"),
];
const schema = {version: 1, columns} as const;
const source = () => {
  const path = folder.write(text);
  return csv([path], path);
};

const found = async (...predicates: Predicate[]) => {
  const out = folder.fresh("csv");
  const {total, byReason} = await failingRows(source(), predicates, {schema, out, keep: []});
  const lines = readFileSync(out, "utf8").trim().split("\n").slice(1);
  return {total, rows: byReason.map(({rows}) => rows), numbers: lines.map((line) => Number(/\d+/.exec(line)![0]))};
};

describe("failingRows", () => {
  it("finds each fault in the rows that have it", async () => {
    const expected: [Predicate, number[]][] = [
      [{column: "age", is: "missing"}, [2, 8]], [{column: "age", is: "mismatched"}, [3]], [{column: "age", is: "infinite"}, [6]],
      [{column: "age", is: "below", limit: 0}, [4]], [{column: "age", is: "above", limit: 120}, [5, 6]],
      [{column: "sex", is: "outside-set", values: ["f", "m"]}, [4]],
      [{column: "sex", is: "new-category", values: ["f", "m", "x"]}, []],
      [{column: "sex", is: "missing"}, [8]], [{column: "email", is: "not-matching", pattern: "^[^@]+@.+\\.\\w+$"}, [3]],
      [{column: "email", is: "missing"}, [5]], [{column: "when", is: "mismatched"}, [4]], [{column: "when", is: "missing"}, [5]],
      [{column: "id", is: "duplicate-id"}, [5]], [{is: "duplicate-row"}, [7]],
    ];
    for (const [predicate, numbers] of expected) {
      const counted = {total: numbers.length, rows: [numbers.length], numbers};
      expect(await found(predicate), JSON.stringify(predicate)).toEqual(counted);
    }
  });

  it("writes a row once with all its reasons, and the cells as they were written", async () => {
    const out = folder.fresh("csv");
    const predicates: Predicate[] = [{column: "age", is: "below", limit: 0},
      {column: "sex", is: "outside-set", values: ["f", "m"]}, {column: "age", is: "mismatched"}];
    const result = await failingRows(source(), predicates, {schema, out, keep: ["id", "age"]});
    expect(result).toEqual({written: 2, total: 2, byReason: predicates.map((predicate) => ({predicate, rows: 1}))});
    expect(readFileSync(out, "utf8")).toBe(
      "\"plumbline_row\",\"plumbline_reasons\",\"id\",\"age\"\n\"3\",\"age: mismatched\",\"c\",\"abc\"\n" +
      "\"4\",\"age: below 0; sex: outside set\",\"d\",\"-5\"\n");
  });

  it("leaves out ids and free texts unless they are asked for, and writes Parquet with types", async () => {
    const out = folder.fresh("parquet");
    await failingRows(source(), [{column: "age", is: "below", limit: 0}, {column: "age", is: "missing"}], {schema, out});
    await using written = await open(out);
    const facts = await written.facts();
    expect(facts.map(({name, stored}) => `${name} ${stored}`))
      .toEqual(["plumbline_row BIGINT", "plumbline_reasons VARCHAR", "age VARCHAR", "sex VARCHAR", "when VARCHAR"]);
    const {cells} = await readAll(written, facts.map(({name}) => column(name, "text")));
    expect(cells[0]).toEqual(["2", "4", "8"]);
    expect(cells[2]).toEqual([null, "-5", "NA"]);
    const numbers = folder.fresh("parquet");
    await failingRows(source(), [{column: "age", is: "above", limit: 10}], {schema, out: numbers, keep: ["age", "id"]});
    await using typed = await open(numbers);
    expect((await typed.facts()).map(({stored}) => stored)).toEqual(["BIGINT", "VARCHAR", "VARCHAR", "DOUBLE"]);
  });

  it("writes the first rows up to the cap and counts all", async () => {
    const path = folder.write(`x\n${Array.from({length: 150_000}, (_, i) => i % 3).join("\n")}\n`), out = folder.fresh("csv");
    const wide = {version: 1, columns: [column("x", "numeric")]} as const;
    const result = await failingRows(csv([path], path), [{column: "x", is: "above", limit: 1}], {schema: wide, out, cap: 30_000});
    expect(result).toMatchObject({written: 30_000, total: 50_000});
    const lines = readFileSync(out, "utf8").trim().split("\n");
    expect(lines).toHaveLength(30_001);
    expect(lines[1]).toBe("\"3\",\"x: above 1\",\"2\"");
    expect(lines[30_000]).toBe("\"90000\",\"x: above 1\",\"2\"");
  });

  it("writes names and cells that are SQL without running them", async () => {
    const path = folder.write("\"a\"\"; DROP TABLE x; --\",b\n'; COPY,1\n"), out = folder.fresh("parquet"),
      name = "a\"; DROP TABLE x; --";
    const odd = {version: 1, columns: [column(name, "categorical"), column("b", "numeric")]} as const;
    await failingRows(csv([path], path), [{column: "b", is: "above", limit: 0}], {schema: odd, out});
    await using written = await open(out);
    expect((await readAll(written, [column(name, "text")])).cells).toEqual([["'; COPY"]]);
  });

  it("writes a file of no rows when nothing fails", async () => {
    const out = folder.fresh("parquet");
    expect(await failingRows(source(), [{column: "age", is: "below", limit: -100}], {schema, out}))
      .toMatchObject({written: 0, total: 0});
    await using written = await open(out);
    expect((await written.facts()).map(({name, rows}) => [name, rows])[0]).toEqual(["plumbline_row", 0]);
  });

  it("refuses columns and formats it does not know, and names that it needs itself", async () => {
    const out = folder.fresh("csv"), age: Predicate = {column: "age", is: "missing"};
    await expect(failingRows(source(), [{column: "agee", is: "missing"}], {schema, out}))
      .rejects.toThrow("unknown column: \"agee\"; one of: id, age");
    await expect(failingRows(source(), [age], {schema, out, keep: ["b"]})).rejects.toThrow("unknown column: \"b\"");
    await expect(failingRows(source(), [age], {schema, out: "rows.xlsx"}))
      .rejects.toThrow("unknown format: \"rows.xlsx\"; one of: .parquet, .csv");
    const taken = {version: 1, columns: [column("plumbline_row", "numeric")]} as const;
    await expect(failingRows(source(), [], {schema: taken, out})).rejects.toThrow("a column is named plumbline_row");
    await expect(failingRows(source(), [age], {schema, out: `${folder.path}/no/such/folder.csv`}))
      .rejects.toMatchObject({code: "not-found"});
  });
});
