import {writeFile} from "node:fs/promises";
import {extname} from "node:path";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {fileError} from "./file-error.ts";
import {numberText} from "./number-text.ts";
import {checkFor, type Predicate} from "./predicate.ts";
import {SourceError, type Source} from "./source.ts";

export interface FailingOptions {
  /** What the columns are; ids and free texts are written only when `keep` names them. */
  readonly schema: Schema;
  /** The file to write: .parquet or .csv. */
  readonly out: string;
  /** Most rows written, the first ones; 10,000 unless told. */
  readonly cap?: number;
  /** Columns written; all but ids and free texts unless told. */
  readonly keep?: readonly string[];
}

/** How many rows fail, how many of them were written, and how many each predicate found (a row may fail several). */
export interface FailingRows {
  readonly written: number;
  readonly total: number;
  readonly byReason: readonly {readonly predicate: Predicate; readonly rows: number}[];
}

const rowName = "plumbline_row", reasonsName = "plumbline_reasons";

const says = (predicate: Predicate): string => {
  if (predicate.is === "duplicate-row") return "duplicate row";
  const detail = predicate.is === "below" || predicate.is === "above" ? ` ${predicate.limit}`
    : predicate.is === "not-matching" ? ` ${predicate.pattern}` : "";
  return `${predicate.column}: ${predicate.is.replace("-", " ")}${detail}`;
};

interface Search {
  readonly columns: readonly ColumnSchema[];
  readonly cap: number;
}

/** The rows that fail, in order: row numbers from 1 with the predicates they fail, the first `cap` of them. */
const find = async (source: Source, predicates: readonly Predicate[], {columns, cap}: Search) => {
  const checks = predicates.map((predicate) => checkFor(predicate, columns)), needs = checks.flatMap((check) => check.needs);
  const byReason = predicates.map((predicate) => ({predicate, rows: 0})), found = new Map<number, string[]>();
  let before = 0, total = 0;
  for await (const batch of source.read(needs)) {
    const failing = new Map<number, string[]>();
    let first = 0;
    checks.forEach((check, i) => {
      check.failing(batch.columns.slice(first, first + check.needs.length), batch.rows, (row) => {
        byReason[i].rows++;
        const reasons = failing.get(row);
        if (reasons) reasons.push(says(predicates[i]));
        else failing.set(row, [says(predicates[i])]);
      });
      first += check.needs.length;
    });
    total += failing.size;
    for (const row of [...failing.keys()].sort((a, b) => a - b)) {
      if (found.size === cap) break;
      found.set(before + row + 1, failing.get(row)!);
    }
    before += batch.rows;
  }
  return {found, total, byReason};
};

type Row = (string | null)[];

/** The kept cells of the found rows, as text. */
const collect = async (source: Source, found: ReadonlyMap<number, readonly string[]>, kept: readonly ColumnSchema[]) => {
  const rows: Row[] = [], numbers = [...found.keys()];
  if (numbers.length === 0) return rows;
  let before = 0, next = 0;
  for await (const {rows: count, columns} of source.read(kept.map(({name, role}) => ({name, role, kind: "text"})))) {
    for (; next < numbers.length && numbers[next] <= before + count; next++) {
      const row = numbers[next] - before - 1;
      const cells = columns.map((column) => column.type === "text" ? column.values[row] : null);
      rows.push([String(numbers[next]), found.get(numbers[next])!.join("; "), ...cells]);
    }
    before += count;
    if (next === numbers.length) break;
  }
  return rows;
};

const csvCell = (cell: string | null): string => cell === null ? "" : `"${cell.replaceAll('"', '""')}"`;
const csvText = (names: readonly string[], rows: readonly Row[]): string =>
  [names, ...rows].map((row) => `${row.map(csvCell).join(",")}\n`).join("");

/** The SQL type that holds all the texts of a column. */
const typeOf = (rows: readonly Row[], column: number): string => {
  const cells = rows.map((row) => row[column]).filter((cell) => cell !== null);
  if (cells.length === 0 || cells.some((cell) => numberText(cell) === undefined || /^[+-]?0\d/.test(cell))) return "VARCHAR";
  return cells.every((cell) => /^-?\d{1,18}$/.test(cell)) ? "BIGINT" : "DOUBLE";
};

const writeParquet = async (out: string, names: readonly string[], rows: readonly Row[]): Promise<void> => {
  const {Duck, identifier, literal} = await import("./duckdb.ts");
  using duck = await Duck.connect();
  await duck.run(`CREATE TEMP TABLE failing (${names.map((_, i) => `c${i} VARCHAR`).join(", ")})`);
  duck.append("failing", rows);
  const types = names.map((_, column) => column < 2 ? ["BIGINT", "VARCHAR"][column] : typeOf(rows, column));
  const select = names.map((name, i) => `CAST(c${i} AS ${types[i]}) AS ${identifier(name)}`).join(", ");
  await duck.run(`COPY (SELECT ${select} FROM failing) TO ${literal(out)} (FORMAT parquet)`);
};

const checkedColumns = (source: Source, {schema: {columns}, keep}: FailingOptions): readonly ColumnSchema[] => {
  const names = columns.map(({name}) => name), unknown = keep?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new RangeError(`unknown column: ${JSON.stringify(unknown)}; one of: ${names.join(", ")}`);
  const kept = columns.filter(({name, role, kind}) => keep ? keep.includes(name) : role !== "id" && kind !== "text");
  const taken = kept.find(({name}) => name === rowName || name === reasonsName);
  if (taken) throw new SourceError("duplicate-column", `${source.name}: a column is named ${taken.name}, as one that is written`);
  return kept;
};

/**
 * Writes the rows of a table that fail to a file, with their number (`plumbline_row`, from 1, counted over the rows that
 * could be read) and why (`plumbline_reasons`). Throws SourceError.
 */
export const failingRows = async (
  source: Source, predicates: readonly Predicate[], options: FailingOptions,
): Promise<FailingRows> => {
  const {schema: {columns}, out, cap = 10_000} = options, format = extname(out).toLowerCase();
  if (format !== ".parquet" && format !== ".csv") {
    throw new RangeError(`unknown format: ${JSON.stringify(out)}; one of: .parquet, .csv`);
  }
  const kept = checkedColumns(source, options), names = [rowName, reasonsName, ...kept.map(({name}) => name)];
  const {found, total, byReason} = await find(source, predicates, {columns, cap}), rows = await collect(source, found, kept);
  try {
    if (format === ".csv") await writeFile(out, csvText(names, rows));
    else await writeParquet(out, names, rows);
  } catch (error) {
    throw fileError(out, error);
  }
  return {written: rows.length, total, byReason};
};
