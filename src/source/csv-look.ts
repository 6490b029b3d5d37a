import {stat} from "node:fs/promises";
import type {ColumnFacts} from "../data/facts.ts";
import {LabelBuilder, NumberBuilder} from "./builder.ts";
import {ByteDictionary} from "./byte-dictionary.ts";
import {byteFeed} from "./byte-feed.ts";
import type {CsvHead} from "./csv-head.ts";
import {CsvScanner} from "./csv-scanner.ts";
import {decimal} from "./decimal.ts";
import {nullCode} from "./dictionary.ts";
import {factsOfLabels, factsOfNumbers, lookRows, lookStretches} from "./look.ts";

/** Bytes looked at in all. */
const lookBytes = 1 << 22;

const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString("utf8");

/** The looked-at cells of a column: plain numbers apart from the rest, as most columns of numbers have no rest. */
class LookColumn {
  readonly name: string;
  readonly numbers = new NumberBuilder(lookRows);
  readonly rest = new LabelBuilder(lookRows);
  readonly #dictionary = new ByteDictionary(this.rest.dictionary, textOf);
  at = -1;

  constructor(name: string) {
    this.name = name;
  }

  add({bytes, starts, ends, columns}: CsvScanner, rows: number): void {
    for (let row = 0; row < rows; row++) {
      const k = row * columns + this.at, start = this.at < 0 ? -1 : starts[k], end = ends[k];
      const isCode = start >= 0 && bytes[start] === 48 && end - start > 1 && bytes[start + 1] !== 46; // "007"
      const x = start >= 0 && !isCode ? decimal(bytes, start, end) : NaN, isNumber = x === x;
      this.numbers.add(isNumber ? x : null);
      this.rest.codes[this.rest.rows++] = isNumber || start < 0 ? nullCode : this.#dictionary.code(bytes, start, end);
    }
  }

  facts(): ColumnFacts {
    const numbers = this.numbers.take(), rest = this.rest.take(), {values, valid} = numbers;
    if (rest.labels.length === 0) return factsOfNumbers({name: this.name, stored: "text"}, numbers);
    const all = new LabelBuilder(values.length);
    for (let i = 0; i < values.length; i++) {
      const code = rest.codes[i];
      all.add(code >= 0 ? rest.labels[code] : valid && valid[i] === 0 ? null : String(values[i]));
    }
    return factsOfLabels({name: this.name, stored: "text"}, all.take());
  }
}

/** The first byte of a stretch, and how many. */
type Place = readonly [number, number];

/** Where to look: at all of a small file, else at equal stretches spread over it, or at its beginning when it is compressed. */
const places = async (head: CsvHead, bytes: number, stretches: number): Promise<readonly Place[]> => {
  const {size} = await stat(head.path);
  if (head.gzip || size <= bytes) return [[head.begin, bytes]];
  const each = Math.floor(bytes / stretches), step = stretches === 1 ? 0 : (size - head.begin - each) / (stretches - 1);
  return Array.from({length: stretches}, (_, i) => [head.begin + Math.floor(i * step), each]);
};

interface Looking {
  readonly columns: readonly LookColumn[];
  readonly most: number;
}

/** Adds at most so many rows of a stretch; one that begins amid a row begins after the next line end. */
const lookAt = async (head: CsvHead, [from, bytes]: Place, {columns, most}: Looking): Promise<void> => {
  const feed = await byteFeed(head.path, head.gzip ? 0 : from);
  try {
    const skip = head.gzip ? head.begin : 0;
    while (!feed.last && feed.length < bytes + skip) await feed.more(0);
    const scanner = new CsvScanner(head.names.length, head.delimiter);
    const end = Math.min(feed.length, bytes + skip), last = feed.last && end === feed.length;
    scanner.at = from === head.begin ? skip : feed.bytes.indexOf(10) + 1;
    let left = most;
    do {
      scanner.scan(feed.bytes, end, last);
      const rows = Math.min(scanner.count, left);
      for (const column of columns) column.add(scanner, rows);
      left -= rows;
    } while (scanner.count === scanner.limit && left > 0);
  } finally {
    await feed.close();
  }
};

/** Facts of the columns of CSV files, from at most 4 MB of them spread over at most eight files. */
export const lookAtCsv = async (heads: readonly CsvHead[]): Promise<readonly ColumnFacts[]> => {
  const names = [...new Set(heads.flatMap((head) => head.names))];
  const columns = names.map((name) => new LookColumn(name));
  const chosen = heads.filter((_, i) => heads.length <= lookStretches || i % Math.ceil(heads.length / lookStretches) === 0);
  for (const head of chosen) {
    columns.forEach((column, k) => { column.at = head.names.indexOf(names[k]); });
    const found = await places(head, lookBytes / chosen.length, Math.max(1, Math.floor(lookStretches / chosen.length)));
    const most = Math.floor(lookRows / chosen.length / found.length);
    for (const place of found) await lookAt(head, place, {columns, most});
  }
  return columns.map((column) => column.facts());
};
