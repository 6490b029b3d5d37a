import {stat} from "node:fs/promises";
import type {Batch} from "../data/column.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {batchRows, takeAll} from "./builder.ts";
import {byteFeed} from "./byte-feed.ts";
import {csvColumn, type CsvColumn} from "./csv-column.ts";
import {csvHead, type CsvHead} from "./csv-head.ts";
import {lookAtCsv} from "./csv-look.ts";
import {CsvScanner} from "./csv-scanner.ts";
import type {Progress, Source} from "./source.ts";

/** Warnings by what they are about, so that a second reading replaces those of the first. */
type Notes = Map<string, readonly string[]>;

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

const faultLines = (path: string, {faults, faulty, columns}: CsvScanner): string[] => {
  const lines = faults.map(({line, problem, cells}) => {
    const why = problem.includes("cells") ? `${plural(cells, "cell")} instead of ${columns}` : problem;
    return `${path}: line ${line} is left out: ${why}`;
  });
  return faulty > faults.length ? [...lines, `${path}: ${faulty - faults.length} more lines are left out`] : lines;
};

/** Rows [from, to) of the last scan, and the bytes of the file read so far. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly consumed: number;
}

/** The rows of one file, a stretch of at most `room()` at a time. */
async function* stretches(head: CsvHead, scanner: CsvScanner, room: () => number): AsyncGenerator<Stretch> {
  const feed = await byteFeed(head.path, head.gzip ? 0 : head.begin);
  if (head.gzip) scanner.at = head.begin;
  try {
    while (head.gzip && feed.length < head.begin && !feed.last) await feed.more(0);
    for (;;) {
      scanner.scan(feed.bytes, feed.length, feed.last);
      for (let from = 0; from < scanner.count;) {
        const to = Math.min(scanner.count, from + room());
        yield {from, to, consumed: feed.consumed};
        from = to;
      }
      if (scanner.count === scanner.limit) continue;
      if (feed.last) break;
      await feed.more(scanner.at);
      scanner.at = 0;
    }
  } finally {
    await feed.close();
  }
}

const badTextNote = (notes: Notes, path: string) => (column: string, line: number): void => {
  const key = `text ${path}\n${column}`, what = `column ${JSON.stringify(column)} holds text that is not UTF-8`;
  if (!notes.has(key)) notes.set(key, [`${path}: ${what}, first on line ${line}; unreadable bytes are shown as \ufffd`]);
};

/** The columns wanted, ready for a file. */
const aim = (columns: readonly CsvColumn[], wanted: readonly ColumnSchema[], {names}: CsvHead): void => {
  columns.forEach((column, k) => { column.at = names.indexOf(wanted[k].name); });
};

const addRows = (column: CsvColumn, scanner: CsvScanner, {from, to}: Stretch): void => {
  if (column.at >= 0) column.add(scanner, from, to);
  else for (let row = from; row < to; row++) column.builder.add(null);
};

interface Reading {
  readonly wanted: readonly ColumnSchema[];
  readonly notes: Notes;
  readonly progress: Progress | undefined;
}

async function* batches(heads: readonly CsvHead[], {wanted, notes, progress}: Reading): AsyncGenerator<Batch> {
  let path = "", pending = 0, total = 0, before = 0;
  const columns = wanted.map((schema) => csvColumn(schema, (column, line) => { badTextNote(notes, path)(column, line); }));
  const sizes = await Promise.all(heads.map(async (head) => (await stat(head.path)).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const take = (): Batch => {
    const batch = {rows: pending, columns: takeAll(columns.map(({builder}) => builder))};
    for (const column of columns) column.renew();
    total += pending;
    pending = 0;
    return batch;
  };
  for (const [i, head] of heads.entries()) {
    const scanner = new CsvScanner(head.names.length, head.delimiter, {line: head.line});
    path = head.path;
    aim(columns, wanted, head);
    for await (const stretch of stretches(head, scanner, () => batchRows - pending)) {
      for (const column of columns) addRows(column, scanner, stretch);
      pending += stretch.to - stretch.from;
      if (pending < batchRows) continue;
      yield take();
      progress?.(total, (before + stretch.consumed) / bytes);
    }
    notes.set(`rows ${path}`, faultLines(path, scanner));
    before += sizes[i];
  }
  if (pending > 0) yield take();
  progress?.(total, 1);
}

const readHeads = async (paths: readonly string[], notes: Notes): Promise<CsvHead[]> => {
  const heads: CsvHead[] = [];
  for (const path of paths) heads.push(await csvHead(path));
  const names = [...new Set(heads.flatMap((head) => head.names))];
  for (const head of heads) {
    const lacks = names.filter((column) => !head.names.includes(column));
    const words = lacks.map((column) => `${head.path}: no column ${JSON.stringify(column)}; its cells are null`);
    notes.set(`head ${head.path}`, [...head.warnings, ...words]);
  }
  return heads;
};

/**
 * A source over CSV files, read one after the other as one table; a column that some file lacks is null there.
 * The parser is our own: DuckDB's (1.5) miscounts lines behind a quoted line end, gives up a file of mixed line ends, takes a
 * leading blank line for the header, and reads 1_000 as a number.
 */
export const csv = (paths: readonly string[], name: string): Source => {
  const notes: Notes = new Map();
  let opened: Promise<CsvHead[]> | undefined;
  const heads = (): Promise<CsvHead[]> => opened ??= readHeads(paths, notes);
  return {
    name,
    facts: async () => lookAtCsv(await heads()),
    async *read(wanted, progress) {
      const known = new Set((await heads()).flatMap((head) => head.names));
      const unknown = wanted.find((schema) => !known.has(schema.name));
      if (unknown) throw new RangeError(`unknown column: ${JSON.stringify(unknown.name)}; one of: ${[...known].join(", ")}`);
      yield* batches(await heads(), {wanted, notes, progress});
    },
    warnings: () => [...notes.values()].flat(),
  };
};
