import {gzipSync} from "node:zlib";
import {afterAll, describe, expect, it} from "vitest";
import {csv} from "../../src/source/csv.ts";
import {SourceError} from "../../src/source/source.ts";
import {column, readAll, readColumn, sourceContract} from "../contract/source.ts";
import {asCsv, testFolder} from "../contract/stored.ts";

const folder = testFolder();
afterAll(folder.remove);

const source = (content: string | Uint8Array, extension = "csv") => {
  const path = folder.write(content, extension);
  return csv([path], path);
};
const texts = async (content: string | Uint8Array, ...names: string[]) => {
  const from = source(content);
  const {cells} = await readAll(from, names.map((name) => column(name, "text")));
  return {cells, warnings: from.warnings().map((line) => line.replace(/^.*?\.csv(?:\.gz)?: /, ""))};
};

sourceContract("CSV", async (table) => source(asCsv(table)));
sourceContract("CSV with semicolons and CRLF", async (table) => source(asCsv(table, ";", "\r\n")));
sourceContract("gzipped TSV", async (table) => source(gzipSync(asCsv(table, "\t")), "tsv.gz"));

describe("csv", () => {
  it("tells an empty cell, which is missing, from quotes around nothing, which are the empty text", async () => {
    const {cells: [b]} = await texts("a,b\n1,\"\"\n2,\n3,x\n", "b");
    expect(b).toEqual(["", null, "x"]);
    const numbers = source("a,b\n1,\"\"\n2,\n3,7\n");
    expect(await readColumn(numbers, column("b", "numeric"))).toEqual({cells: [null, null, 7], mismatched: 0});
    expect(await readColumn(numbers, column("b", "categorical"))).toEqual({cells: ["", null, "7"], mismatched: 0});
  });

  it("undoubles quotes, keeps line ends and delimiters inside them, and spaces outside", async () => {
    const {cells} = await texts("a,b\n\"x \"\"y\"\"\",\"1,2\n3\"\n p ,\"\"\"\"\n", "a", "b");
    expect(cells).toEqual([["x \"y\"", " p "], ["1,2\n3", "\""]]);
  });

  it("reads any mixture of LF, CRLF and CR line ends, a byte order mark, blank lines and no end to the last line", async () => {
    const {cells, warnings} = await texts("\ufeff\r\n\na,b\r\n1,2\n\n3,4\r5,6\r\n   \n7,8", "a", "b");
    expect(cells).toEqual([["1", "3", "5", "7"], ["2", "4", "6", "8"]]);
    expect(warnings).toEqual([]);
  });

  it("finds the delimiter among comma, semicolon, tab and bar, whatever the cells hold", async () => {
    for (const [delimiter, text] of [[";", "1,5"], ["\t", "a;b"], ["|", "x,y;z"], [",", "2024-01-01 10:00"]] as const) {
      const {cells} = await texts(`a${delimiter}b\n1${delimiter}${text}\n2${delimiter}${text}\n`, "b");
      expect(cells).toEqual([[text, text]]);
    }
  });

  it("follows a first line that names the separator", async () => {
    expect((await texts("sep=;\r\na;b\r\n1;2,5\r\n", "b")).cells).toEqual([["2,5"]]);
  });

  it("leaves out ragged rows, names their lines, and keeps every good row", async () => {
    const {cells, warnings} = await texts("a,b\n1,2\n3\n4,5,6\n7,8\n\n9,\"10\n11\"\n12,13,\n14\n15,16\n", "a", "b");
    expect(cells[0]).toEqual(["1", "7", "9", "12", "15"]);
    const told = ["line 3 is left out: 1 cell instead of 2", "line 4 is left out: 3 cells instead of 2",
      "line 10 is left out: 1 cell instead of 2"];
    expect(warnings).toEqual(told);
  });

  it("loses only the line of a quote that is never closed, or that text follows", async () => {
    const {cells, warnings} = await texts("a,b\n1,2\n3,\"4\n5,6\n7,\"x\"y\n8,9\n", "a");
    expect(cells).toEqual([["1", "5", "8"]]);
    expect(warnings).toEqual(["line 3 is left out: text after a closing quote",
      "line 5 is left out: text after a closing quote"]);
    const open = await texts("a,b\n1,2\n3,\"4\n5,6\n", "a");
    expect(open).toEqual({cells: [["1", "5"]], warnings: ["line 3 is left out: a quote that is never closed"]});
  });

  it("shows the first twenty faults and counts the others", async () => {
    const {cells, warnings} = await texts(`a,b\n${"1\n".repeat(50)}2,3\n`, "a");
    expect(cells).toEqual([["2"]]);
    expect(warnings).toHaveLength(21);
    expect(warnings[20]).toBe("30 more lines are left out");
  });

  it("keeps rows with bytes that are not UTF-8 and names the first line of each such column", async () => {
    const bytes = Buffer.concat([Buffer.from("a,b\n1,x\n2,caf"), Buffer.from([0xe9]), Buffer.from("\n3,ok\n4,caf"),
      Buffer.from([0xe9, 10])]);
    const {cells, warnings} = await texts(bytes, "b");
    expect(cells).toEqual([["x", "caf\ufffd", "ok", "caf\ufffd"]]);
    const told = "column \"b\" holds text that is not UTF-8, first on line 3; unreadable bytes are shown as \ufffd";
    expect(warnings).toEqual([told]);
    const labels = source(bytes);
    expect((await readColumn(labels, column("b", "categorical"))).cells).toEqual(["x", "caf\ufffd", "ok", "caf\ufffd"]);
    expect(labels.warnings()).toHaveLength(1);
  });

  it("reads a header alone as no rows, and a file of one column", async () => {
    const header = source("a,b");
    expect((await header.facts()).map(({name, rows, holds}) => [name, rows, holds]))
      .toEqual([["a", 0, "nothing"], ["b", 0, "nothing"]]);
    expect((await readAll(header, [column("a", "numeric")])).sizes).toEqual([]);
    expect((await texts("x\n1\n\n\"\"\n2\n", "x")).cells).toEqual([["1", "", "2"]]);
  });

  it("names columns without a name by their place and says so", async () => {
    const from = source("a,,column2,\n1,2,3,4\n");
    expect((await from.facts()).map(({name}) => name)).toEqual(["a", "column2_", "column2", "column4"]);
    expect(from.warnings()).toHaveLength(2);
  });

  it("warns of a first line that looks like values", async () => {
    const from = source("63.03,22.55\n39.06,10.06\n");
    await from.facts();
    expect(from.warnings()[0]).toContain("is read as names but looks like values");
  });

  it("refuses two columns of one name, UTF-16, bytes that are no text, a broken header and a cut gzip file", async () => {
    const facts = async (content: string | Uint8Array) => source(content).facts();
    const refusals: [string | Uint8Array, string, string][] = [
      ["a,b,a\n1,2,3\n", "duplicate-column", "two columns are named \"a\""],
      [Buffer.from("\ufeffa,b\n1,2\n", "utf16le"), "unsupported", "the text is UTF-16; save it as UTF-8"],
      [new Uint8Array(600), "unsupported", "not a text file"],
      ["\n \n", "empty", "the file is empty"],
      [gzipSync("a,b\n" + "1,2\n".repeat(1000)).subarray(0, 40), "corrupt", "the gzip file is cut short"],
    ];
    for (const [content, code, message] of refusals) {
      const error: unknown = await facts(content).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SourceError);
      expect((error as SourceError).code).toBe(code);
      expect((error as SourceError).message).toContain(message);
    }
  });

  it("keeps labels as they are spelled, but for a whole number written 3.0, and reads numbers in the same file the same way in any part of it", async () => {
    const from = source("x\n3\n3.0\n03\n3\n");
    expect((await readColumn(from, column("x", "categorical"))).cells).toEqual(["3", "3", "03", "3"]);
    expect((await readColumn(from, column("x", "numeric"))).cells).toEqual([3, 3, 3, 3]);
  });

  it("reads rows longer than any buffer", async () => {
    const wide = "x".repeat(3_000_000);
    const {cells: [a, b]} = await texts(`a,b\n1,"${wide}\n"\n2,c\n`, "a", "b");
    expect(a).toEqual(["1", "2"]);
    expect(b[0]).toHaveLength(3_000_001);
  });

  it("reads several files as one table, null where one lacks a column", async () => {
    const paths = [folder.write("a,b\n1,2\n"), folder.write("b;c;a\nx;y;3\n")];
    const from = csv(paths, "two files");
    const {cells} = await readAll(from, [column("a", "numeric"), column("b", "text"), column("c", "text")]);
    expect(cells).toEqual([[1, 3], ["2", "x"], [null, "y"]]);
    expect(from.warnings()).toEqual([`${paths[0]}: no column "c"; its cells are null`]);
    expect((await from.facts()).map(({name, missing}) => [name, missing])).toEqual([["a", 0], ["b", 0], ["c", 1]]);
  });

  it("counts more labels than any dictionary holds, in bounded memory", async () => {
    const rows = 300_000, from = source(`id\n${Array.from({length: rows}, (_, i) => `label-${i}`).join("\n")}\n`);
    let seen = 0, largest = 0;
    for await (const {columns: [labels]} of from.read([column("id", "categorical")])) {
      if (labels.type !== "labels") continue;
      for (const code of labels.codes) {
        if (labels.labels[code] !== `label-${seen++}`) throw new Error(`row ${seen} is ${labels.labels[code]}`);
      }
      largest = Math.max(largest, labels.labels.length);
    }
    expect(seen).toBe(rows);
    expect(largest).toBeLessThan(200_000);
  });

  it("looks at all of a small file and at the whole length of a large one", async () => {
    const rows = 400_000, lines = Array.from({length: rows}, (_, i) => `${i},${i < rows / 2 ? "first" : "second"},${i * 0.5}`);
    const from = source(`i,half,x\n${lines.join("\n")}\n`), [i, half, x] = await from.facts();
    expect(half).toMatchObject({holds: "text", distinct: 2, missing: 0});
    expect(i).toMatchObject({holds: "integer", sequence: true});
    expect(x.holds).toBe("number");
    expect(i.rows).toBeLessThanOrEqual(100_000);
    expect(Number(i.samples[0])).toBe(0);
  });

  it("finds marks for missing among numbers, and codes that only look like numbers", async () => {
    const from = source("a,b,c,d\n1,007,x,yes\nNA,012,?,no\n3,013,y,\n");
    const facts = await from.facts();
    expect(facts[0]).toMatchObject({holds: "integer", marks: ["NA"], missing: 1, mismatched: 0});
    expect(facts[1].holds).toBe("text");
    expect(facts[2]).toMatchObject({holds: "text", marks: [], missing: 0});
    expect(facts[3]).toMatchObject({holds: "boolean", missing: 1});
  });

  it("is a column of numbers in which one cell of a hundred is not, and says how many are not", async () => {
    const cells = Array.from({length: 200}, (_, i) => i === 77 ? "broken" : String(i / 4));
    const [facts] = await source(`x,y\n${cells.map((cell) => `${cell},1`).join("\n")}\n`).facts();
    expect(facts).toMatchObject({holds: "number", mismatched: 1, missing: 0});
  });
});
