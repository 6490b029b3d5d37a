import {mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Readable} from "node:stream";
import {gzipSync} from "node:zlib";
import {afterAll, describe, expect, it} from "vitest";
import {open} from "../../src/source/open.ts";
import {SourceError} from "../../src/source/source.ts";
import {column, readAll} from "../contract/source.ts";
import {testFolder, writeParquet} from "../contract/stored.ts";

const folder = testFolder();
afterAll(folder.remove);

const firstCells = async (path: string, options = {}) => {
  await using source = await open(path, options);
  return (await readAll(source, [column("a", "numeric")])).cells[0];
};
const failure = async (path: string): Promise<SourceError> => {
  const error: unknown = await open(path).then((source) => source.facts()).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SourceError);
  return error as SourceError;
};

describe("open", () => {
  it("chooses by extension, compressed or not", async () => {
    const object = "{\"a\":1}\n{\"a\":2}\n", text = "a,b\n1,x\n2,y\n";
    const files = [
      folder.write(text, "csv"), folder.write(text.replaceAll(",", "\t"), "tsv"), folder.write(gzipSync(text), "csv.gz"),
        folder.write(text, "CSV"),
      folder.write(object, "jsonl"), folder.write(object, "ndjson"), folder.write(gzipSync(object), "jsonl.gz"),
        folder.write("[{\"a\":1},{\"a\":2}]", "json"),
      await writeParquet(folder.fresh("parquet"), "SELECT unnest([1, 2]) AS a"),
    ];
    for (const file of files) expect(await firstCells(file), file).toEqual([1, 2]);
  });

  it("looks into a file whose name does not tell", async () => {
    const parquet = await writeParquet(folder.fresh("data"), "SELECT unnest([1, 2]) AS a");
    const files = [parquet, folder.write(" [{\"a\":1},{\"a\":2}]", "data"),
      folder.write(gzipSync("{\"a\":1}\n{\"a\":2}"), "data"), folder.write("a;b\n1;2\n2;3\n", "txt")];
    for (const file of files) expect(await firstCells(file), file).toEqual([1, 2]);
    expect(await firstCells(folder.write("a\n1\n2\n", "json"), {format: "csv"})).toEqual([1, 2]);
  });

  it("takes Parquet for Parquet whatever its name says", async () => {
    expect(await firstCells(await writeParquet(folder.fresh("csv"), "SELECT 1 AS a"))).toEqual([1]);
  });

  it("reads a pattern's files in the order of their names, as one table", async () => {
    const place = join(folder.path, "parts");
    mkdirSync(join(place, "not-a-file.csv"), {recursive: true});
    for (const [name, a] of [["b", 2], ["a", 1], ["c", 3]] as const) writeFileSync(join(place, `${name}.csv`), `a\n${a}\n`);
    expect(await firstCells(join(place, "*.csv"))).toEqual([1, 2, 3]);
  });

  it("takes a name with pattern characters for the file it names, where there is one", async () => {
    const path = join(folder.path, "data[1]*.csv");
    writeFileSync(path, "a\n7\n");
    writeFileSync(join(folder.path, "data1x.csv"), "a\n8\n");
    expect(await firstCells(path)).toEqual([7]);
  });

  it("spools standard input to a file that it removes", async () => {
    const before = readdirSync(tmpdir()).filter((name) => /^plumbline-\w{6}$/.test(name));
    {
      await using source = await open("-", {input: Readable.from([Buffer.from("a,b\n1"), Buffer.from(",2\n3,4\n")])});
      expect(source.name).toBe("standard input");
      for (let time = 0; time < 2; time++) expect((await readAll(source, [column("a", "numeric")])).cells).toEqual([[1, 3]]);
    }
    await expect(open("-", {input: Readable.from([])})).rejects.toThrow("the file is empty");
    expect(readdirSync(tmpdir()).filter((name) => /^plumbline-\w{6}$/.test(name)).filter((name) => !before.includes(name)))
      .toEqual([]);
  });

  it("says what is wrong with a path", async () => {
    const parquet = folder.write("PARTLY", "parquet");
    const wrong: [string, string, string][] = [
      [join(folder.path, "absent.csv"), "not-found", "no such file"],
        [join(folder.path, "absent*.csv"), "not-found", "no file matches"],
      [folder.path, "not-a-file", "a folder, not a file; name the files in it"],
        [folder.write("", "csv"), "empty", "the file is empty"],
      [parquet, "corrupt", "not a Parquet file"],
        [folder.write("PK\u0003\u0004...", "xlsx"), "unsupported", "a ZIP archive or a spreadsheet; one of: csv"],
      ["/dev/null", "not-a-file", "not a regular file"],
    ];
    for (const [path, code, message] of wrong) {
      const error = await failure(path);
      expect(error.code, path).toBe(code);
      expect(error.message).toContain(message);
      expect(error.message).toContain(path);
    }
  });

  it("refuses a pattern that matches files of several formats", async () => {
    const place = join(folder.path, "mixed");
    mkdirSync(place);
    writeFileSync(join(place, "a.csv"), "a\n1\n");
    writeFileSync(join(place, "b.jsonl"), "{\"a\":1}\n");
    expect((await failure(join(place, "*"))).message).toContain("the files are of several formats: csv, json");
  });
});
