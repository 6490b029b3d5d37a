// Stores a logical table in files of each kind, for tests of what reads them.
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Duck, identifier, literal} from "../../src/source/duckdb.ts";
import type {LogicalTable} from "./source.ts";

/** A folder of a test file's own; `remove` it after the tests. */
export const testFolder = () => {
  const path = mkdtempSync(join(tmpdir(), "plumbline-test-"));
  let files = 0;
  return {
    path,
    remove: (): void => { rmSync(path, {recursive: true, force: true}); },
    /** Writes a file and gives its path. */
    write: (content: string | Uint8Array, extension = "csv"): string => {
      const file = join(path, `${files++}.${extension}`);
      writeFileSync(file, content);
      return file;
    },
    /** A path for a file that does not exist yet. */
    fresh: (extension: string): string => join(path, `${files++}.${extension}`),
  };
};

const rowCount = (table: LogicalTable): number => Object.values(table)[0]?.length ?? 0;

const csvCell = (cell: LogicalTable[string][number]): string => {
  if (cell === null) return "";
  const text = cell instanceof Date ? cell.toISOString() : String(cell);
  return /[",\n;|\t]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The table as CSV. */
export const asCsv = (table: LogicalTable, delimiter = ",", end = "\n"): string => {
  const names = Object.keys(table), lines = [names.map(csvCell).join(delimiter)];
  for (let row = 0; row < rowCount(table); row++) lines.push(names.map((name) => csvCell(table[name][row])).join(delimiter));
  return lines.join(end) + end;
};

/** The rows of the table as JSON texts. */
export const asJson = (table: LogicalTable): string[] => {
  const names = Object.keys(table);
  return Array.from({length: rowCount(table)}, (_, row) =>
    `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(table[name][row])}`).join(",")}}`);
};

const typeOf = (cells: LogicalTable[string]): string => {
  const cell = cells.find((value) => value !== null);
  if (cell instanceof Date) return "TIMESTAMP";
  if (typeof cell === "boolean") return "BOOLEAN";
  if (typeof cell !== "number") return "VARCHAR";
  return cells.every((value) => value === null || Number.isInteger(value)) ? "BIGINT" : "DOUBLE";
};

/** Runs SQL that writes Parquet, for types that no JavaScript value has. */
export const writeParquet = async (path: string, select: string, options = ""): Promise<string> => {
  using duck = await Duck.connect();
  await duck.run(`COPY (${select}) TO ${literal(path)} (FORMAT parquet${options})`);
  return path;
};

/** The table as a Parquet file. */
export const asParquet = async (table: LogicalTable, folder: ReturnType<typeof testFolder>, options = ""): Promise<string> => {
  const source = folder.write(asCsv(table)), names = Object.keys(table);
  const columns = names.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  const select = names.map((name, i) => `CAST(c${i} AS ${typeOf(table[name])}) AS ${identifier(name)}`).join(", ");
  const read = `read_csv(${literal(source)}, columns={${columns}}, header=true, auto_detect=false, delim=',', quote='"', ` +
    "escape='\"', nullstr='', allow_quoted_nulls=false, parallel=false)";
  return writeParquet(folder.fresh("parquet"), `SELECT ${select} FROM ${read}`, options);
};
