import {extname} from "node:path";
import {byteFeed, type ByteFeed} from "./byte-feed.ts";
import {CsvScanner} from "./csv-scanner.ts";
import {numberText} from "./number-text.ts";
import {SourceError} from "./source.ts";

/** How a CSV file is written, from its first lines. */
export interface CsvHead {
  readonly path: string;
  readonly delimiter: number;
  /** Names of the columns in the file's order; an empty one becomes "column3". */
  readonly names: readonly string[];
  /** The byte (after gzip is undone) and the line where the rows begin. */
  readonly begin: number;
  readonly line: number;
  readonly gzip: boolean;
  readonly warnings: readonly string[];
}

const delimiters = [",", ";", "\t", "|"].map((character) => character.charCodeAt(0));
const headBytes = 65_536, longestHeader = 1 << 23;

const textStart = (path: string, bytes: Uint8Array, length: number): number => {
  const [a, b, c] = bytes;
  if (length > 1 && ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))) {
    throw new SourceError("unsupported", `${path}: the text is UTF-16; save it as UTF-8`);
  }
  const first = bytes.subarray(0, Math.min(length, 1024));
  const zeros = first.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  if (zeros > first.length / 10) throw new SourceError("unsupported", `${path}: not a text file`);
  return length > 2 && a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
};

/** "sep=;" as spreadsheets write it on a line of its own. */
const separatorLine = (bytes: Uint8Array, start: number): number | undefined => {
  const line = /^sep=([,;\t|])\r?\n/.exec(Buffer.from(bytes.subarray(start, start + 7)).toString("latin1"));
  return line?.[1].charCodeAt(0);
};

/** How many cells the first rows have: none has as many as are asked for, so each is a fault that counts them. */
const cellCounts = (feed: ByteFeed, start: number, delimiter: number): number[] => {
  for (const length of feed.length > headBytes ? [headBytes, feed.length] : [feed.length]) {
    const scanner = new CsvScanner(16_384, delimiter);
    scanner.at = start;
    scanner.scan(feed.bytes.slice(0, length + 1), length, feed.last && length === feed.length);
    if (scanner.faults.length > 0) return scanner.faults.map(({cells}) => cells);
  }
  return [];
};

/** The delimiter under which most of the first rows have as many cells as the first, more than one; then the most cells. */
const sniff = (feed: ByteFeed, start: number): number => {
  let best = delimiters[0], bestShare = 0, bestCells = 0;
  for (const delimiter of delimiters) {
    const counts = cellCounts(feed, start, delimiter), cells = counts[0] ?? 0;
    if (cells < 2) continue;
    const share = counts.filter((count) => count === cells).length / counts.length;
    if (share < bestShare || (share === bestShare && cells <= bestCells)) continue;
    [best, bestShare, bestCells] = [delimiter, share, cells];
  }
  return best;
};

const nameColumns = (path: string, raw: readonly string[]): {names: string[]; warnings: string[]} => {
  const warnings: string[] = [], seen = new Set<string>();
  for (const name of raw) {
    if (name === "") continue;
    if (seen.has(name)) throw new SourceError("duplicate-column", `${path}: two columns are named ${JSON.stringify(name)}`);
    seen.add(name);
  }
  const names = raw.map((name, i) => {
    if (name !== "") return name;
    let made = `column${i + 1}`;
    while (seen.has(made)) made += "_";
    seen.add(made);
    warnings.push(`${path}: column ${i + 1} has no name and is called ${JSON.stringify(made)}`);
    return made;
  });
  if (names.every((name) => numberText(name) !== undefined)) {
    warnings.push(`${path}: the first line (${names.slice(0, 3).join(", ")}, …) is read as names but looks like values`);
  }
  return {names, warnings};
};

/** The names on the first line, and where the rows begin; undefined when the bytes at hand do not hold the whole line. */
const header = (path: string, feed: ByteFeed, {start, delimiter, line}: {start: number; delimiter: number; line: number}) => {
  const columns = cellCounts(feed, start, delimiter)[0] as number | undefined;
  if (columns === undefined) return undefined;
  const scanner = new CsvScanner(columns, delimiter, {line, limit: 1});
  scanner.at = start;
  scanner.scan(feed.bytes, feed.length, feed.last);
  if (scanner.count === 0) throw new SourceError("corrupt", `${path}: the first line, which names the columns, cannot be read`);
  const names = Array.from({length: columns}, (_, k) => {
    const from = scanner.starts[k];
    return from < 0 ? "" : Buffer.from(feed.bytes.subarray(from, scanner.ends[k])).toString("utf8").trim();
  });
  return {begin: scanner.at, line: scanner.line, ...nameColumns(path, names)};
};

/** Reads the beginning of a CSV file: delimiter and names. */
export const csvHead = async (path: string): Promise<CsvHead> => {
  const feed = await byteFeed(path);
  try {
    while (!feed.last && feed.length < headBytes) await feed.more(0);
    const bom = textStart(path, feed.bytes, feed.length), separator = separatorLine(feed.bytes, bom);
    const start = separator === undefined ? bom : feed.bytes.indexOf(10) + 1;
    const delimiter = separator ?? (extname(path.replace(/\.gz$/, "")) === ".tsv" ? 9 : sniff(feed, start));
    for (;; await feed.more(0)) {
      const found = header(path, feed, {start, delimiter, line: separator === undefined ? 1 : 2});
      if (found) return {path, delimiter, gzip: feed.gzip, ...found};
      if (feed.last) throw new SourceError("empty", `${path}: the file is empty`);
      if (feed.length > longestHeader) throw new SourceError("corrupt", `${path}: the first line does not end`);
    }
  } finally {
    await feed.close();
  }
};
