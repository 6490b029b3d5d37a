import {gzipSync} from "node:zlib";
import {afterAll, describe, expect, it} from "vitest";
import {json} from "../../src/source/json.ts";
import {SourceError} from "../../src/source/source.ts";
import {column, readAll, readColumn, sourceContract} from "../contract/source.ts";
import {asJson, testFolder} from "../contract/stored.ts";

const folder = testFolder();
afterAll(folder.remove);

const source = (content: string | Uint8Array) => {
  const path = folder.write(content, "json");
  return json([path], path);
};
const warningsOf = (from: ReturnType<typeof source>) => from.warnings().map((line) => line.replace(/^.*?\.json: /, ""));

sourceContract("JSON lines", async (table) => source(`${asJson(table).join("\n")}\n`));
sourceContract("JSON list", async (table) => source(`[${asJson(table).join(",\n")}]`));
sourceContract("gzipped JSON lines", async (table) => source(gzipSync(asJson(table).join("\r\n"))));

describe("json", () => {
  it("reads objects over several lines, in a list or one after the other", async () => {
    const rows = [{a: 1, b: "x {\"[] \\ y"}, {a: 2, b: null}];
    const pretty = rows.map((row) => JSON.stringify(row, null, 2));
    for (const text of [pretty.join("\n"), `\ufeff[${pretty.join(",")}]`, ` [\n${pretty.join(" ,\n")}\n]\n`,
      JSON.stringify(rows)]) {
      const {cells} = await readAll(source(text), [column("a", "numeric"), column("b", "text")]);
      expect(cells).toEqual([[1, 2], ["x {\"[] \\ y", null]]);
    }
  });

  it("takes a key that a row lacks for missing", async () => {
    const from = source("{\"a\":1}\n{\"b\":2,\"a\":3}\n{}\n");
    const {cells} = await readAll(from, [column("a", "numeric"), column("b", "numeric")]);
    expect(cells).toEqual([[1, 3, null], [null, 2, null]]);
  });

  it("leaves out lines that are no object, names them, and keeps every other row", async () => {
    const from = source("{\"a\":1}\n{\"a\":2\n\n[3]\n{\"a\":4}\n{\"a\":");
    expect((await readColumn(from, column("a", "numeric"))).cells).toEqual([1, 4]);
    expect(warningsOf(from)).toEqual(["line 2 is left out: not JSON", "line 4 is left out: not an object",
      "line 6 is left out: not JSON"]);
  });

  it("says when a column occurs only after the rows that were looked at", async () => {
    const lines = Array.from({length: 200_000},
      (_, i) => i === 50_000 ? "{\"a\":1,\"late\":2}" : "{\"a\":1,\"pad\":\"0123456789\"}");
    const from = source(lines.join("\n"));
    await readAll(from, [column("a", "numeric")]);
    expect(warningsOf(from)).toEqual(["column \"late\" occurs on line 50001 but in no row that was looked at, and is left out"]);
  });

  it("leaves out columns of objects or lists, and counts single such cells as mismatched", async () => {
    const from = source("{\"a\":1,\"b\":{\"c\":1},\"d\":\"x\"}\n{\"a\":[2],\"b\":[],\"d\":\"y\"}\n");
    expect((await from.facts()).map(({name}) => name)).toEqual(["d"]);
    expect(warningsOf(from)).toEqual(["column \"a\" holds objects or lists and is left out",
      "column \"b\" holds objects or lists and is left out"]);
    expect(await readColumn(from, column("a", "categorical"))).toEqual({cells: ["1", null], mismatched: 1});
  });

  it("spells whole numbers without a point", async () => {
    expect((await readColumn(source("{\"a\":3.0}\n{\"a\":3}\n{\"a\":0.10}\n"), column("a", "categorical")))
      .cells).toEqual(["3", "3", "0.1"]);
  });

  it("warns of integers that JSON has rounded", async () => {
    const from = source("{\"a\":12345678901234567890}\n{\"a\":1e300}\n");
    await readAll(from, [column("a", "text")]);
    expect(from.warnings()).toEqual(["column \"a\" holds integers past 2^53: they are read as the nearest double"]);
  });

  it("warns of bytes that are not UTF-8", async () => {
    const from = source(Buffer.concat([Buffer.from("{\"a\":\"caf"), Buffer.from([0xe9]), Buffer.from("\"}\n{\"a\":\"b\"}\n")]));
    expect((await readColumn(from, column("a", "text"))).cells).toEqual(["caf\ufffd", "b"]);
    expect(warningsOf(from)).toEqual(["line 1 holds text that is not UTF-8; unreadable bytes are shown as \ufffd"]);
  });

  it("reads objects longer than any buffer", async () => {
    const long = "y".repeat(3_000_000);
    const {cells: [a]} = await readAll(source(`[{"a":"${long}"},{"a":"b"}]`), [column("a", "text")]);
    expect(a.map((text) => String(text).length)).toEqual([3_000_000, 1]);
  });

  it("refuses what is cut short, is no JSON, or names a column twice", async () => {
    const refusals: [string, string, string][] = [
      ["[{\"a\":1},\n{\"a\":2", "corrupt", "line 2: an object that is never closed"],
      ["[{\"a\":1}", "corrupt", "a list that is never closed"],
      ["[1, 2]", "corrupt", "line 1: an object is expected, not \"1\""],
      ["hello\nworld\n", "corrupt", "line 1: an object is expected, not \"h\""],
      ["{\"a\":1,\"b\":{\"a\":1},\"a\":2}\n", "duplicate-column", "two columns are named \"a\""],
      ["", "empty", "the file is empty"],
    ];
    for (const [text, code, message] of refusals) {
      const from = source(text);
      const error: unknown = await (async () => { await from.facts(); await readAll(from, []); })().catch((thrown: unknown) =>
        thrown);
      expect(error, text).toBeInstanceOf(SourceError);
      expect((error as SourceError).message).toContain(message);
      expect((error as SourceError).code).toBe(code);
    }
  });
});
