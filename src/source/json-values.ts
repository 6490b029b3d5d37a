import {isUtf8} from "node:buffer";
import type {ByteFeed} from "./byte-feed.ts";
import {SourceError} from "./source.ts";

const headBytes = 65_536;

const lf = 10, quote = 34, backslash = 92, comma = 44, openList = 91, closeList = 93, openObject = 123, closeObject = 125;

/** An object of a JSON file, or why a line could not be read as one. */
export interface JsonRow {
  readonly line: number;
  /** How it is written, while the first rows are read. */
  readonly text: string | undefined;
  readonly row: Readonly<Record<string, unknown>> | undefined;
  readonly problem: string | undefined;
  /** Whether it holds bytes that are not UTF-8, shown as U+FFFD. */
  readonly badText: boolean;
}

const isSpace = (c: number): boolean => c === 32 || c === 9 || c === lf || c === 13;

/** Bytes [from, to) as an object. */
const parse = (bytes: Uint8Array, [from, to]: readonly [number, number], line: number): JsonRow => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
  const badText = text.includes("\ufffd") && !isUtf8(bytes.subarray(from, to));
  try {
    const value: unknown = JSON.parse(text);
    const isRow = typeof value === "object" && value !== null && !Array.isArray(value);
    return {
      line, badText, text: line < 10 ? text : undefined,
      row: isRow ? value as Readonly<Record<string, unknown>> : undefined, problem: isRow ? undefined : "not an object",
    };
  } catch {
    return {line, badText, text: undefined, row: undefined, problem: "not JSON"};
  }
};

const isBlank = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (!isSpace(bytes[i])) return false;
  return true;
};

/** One object on each line, from a byte on, in blocks; a line that is none is a problem of its own. */
export async function* jsonLines(feed: ByteFeed, begin: number): AsyncGenerator<JsonRow[]> {
  let at = begin, line = 0;
  for (;;) {
    const block: JsonRow[] = [], bytes = feed.bytes.subarray(0, feed.length);
    while (at < feed.length) {
      let end = bytes.indexOf(lf, at);
      if (end < 0 && !feed.last) break;
      if (end < 0) end = feed.length;
      line++;
      if (!isBlank(bytes, at, end)) block.push(parse(bytes, [at, end], line));
      at = end + 1;
    }
    if (block.length > 0) yield block;
    if (feed.last) return;
    await feed.more(Math.min(at, feed.length));
    at = 0;
  }
}

/** The byte after the object that begins at `from`, or -1 when it is cut off; counts its lines. */
const endOfObject = ({bytes, length}: ByteFeed, from: number, counter: {lines: number}): number => {
  let depth = 0, inText = false, count = 0;
  for (let i = from; i < length; i++) {
    const c = bytes[i];
    if (inText) {
      if (c === backslash) i++;
      else if (c === quote) inText = false;
    } else if (c === quote) inText = true;
    else if (c === openObject || c === openList) depth++;
    else if (c === lf) count++;
    else if ((c === closeObject || c === closeList) && --depth === 0) {
      counter.lines += count;
      return i + 1;
    }
  }
  return -1;
};

/** Objects in a list, or one after the other over several lines, in blocks. */
async function* stream(feed: ByteFeed, name: string, begin: number): AsyncGenerator<JsonRow[]> {
  const counter = {lines: 1};
  let at = begin, list = false, closed = false;
  const broken = (what: string): SourceError => new SourceError("corrupt", `${name}: line ${counter.lines}: ${what}`);
  for (;;) {
    const block: JsonRow[] = [];
    for (;;) {
      for (; at < feed.length; at++) {
        const c = feed.bytes[at];
        if (c === lf) counter.lines++;
        if (c === openList && !list) list = true;
        else if (c === closeList && list) closed = true;
        else if (!isSpace(c) && c !== comma) break;
      }
      if (at >= feed.length) break;
      const {lines: line} = counter, c = feed.bytes[at];
      if (c !== openObject) throw broken(`an object is expected, not ${JSON.stringify(String.fromCharCode(c))}`);
      const end = endOfObject(feed, at, counter);
      if (end < 0) break;
      const row = parse(feed.bytes, [at, end], line);
      if (row.problem !== undefined) throw broken(row.problem);
      block.push(row);
      at = end;
    }
    if (block.length > 0) yield block;
    if (feed.last) {
      if (at < feed.length) throw broken("an object that is never closed");
      if (list && !closed) throw broken("a list that is never closed");
      return;
    }
    await feed.more(at);
    at = 0;
  }
}

/** How a JSON file is laid out: where it begins, and whether it has an object on each line. */
export const jsonLayout = async (feed: ByteFeed, name: string): Promise<{readonly begin: number; readonly isLines: boolean}> => {
  while (!feed.last && feed.length < headBytes) await feed.more(0);
  const {bytes, length} = feed;
  if (length === 0) throw new SourceError("empty", `${name}: the file is empty`);
  const begin = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let from = begin, isLines = false;
  while (from < length && isSpace(bytes[from])) from++;
  const isList = bytes[from] === openList;
  for (let tried = 0; tried < 10 && from < length && !isLines; tried++) {
    const found = bytes.subarray(0, length).indexOf(lf, from), end = found < 0 ? length : found;
    isLines = parse(bytes, [from, end], 1).row !== undefined;
    from = end + 1;
  }
  return {begin, isLines: isLines && !isList};
};

/** The objects of a JSON file: one on each line (JSON lines), in one list, or one after the other. */
export async function* jsonRows(feed: ByteFeed, name: string): AsyncGenerator<JsonRow[]> {
  const {begin, isLines} = await jsonLayout(feed, name);
  yield* isLines ? jsonLines(feed, begin) : stream(feed, name, begin);
}
