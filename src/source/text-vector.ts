import {isAscii} from "node:buffer";
import type {Duck, Duckdb, Vector} from "./duckdb.ts";
import {holds} from "./validity.ts";

// A VARCHAR vector is a row of 16-byte descriptors: the length, then up to 12 bytes of text in place, or four bytes of it and
// a pointer. Texts copied into a chunk lie one behind the other, so a whole run of them is fetched by its first pointer.

const inPlace = 12;

/** The validity bits of a vector, 64 rows a step, or null when every row holds a value. */
export const validityOf = (duckdb: Duckdb, vector: Vector, rows: number): Uint8Array | null =>
  duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8) as Uint8Array | null;

interface Descriptors {
  readonly bytes: Buffer;
  readonly words: Uint32Array;
}

const descriptors = (duckdb: Duckdb, vector: Vector, rows: number): Descriptors => {
  const {buffer, byteOffset, byteLength} = duckdb.vector_get_data(vector, 16 * rows);
  return {bytes: Buffer.from(buffer, byteOffset, byteLength), words: new Uint32Array(buffer, byteOffset, 4 * rows)};
};

/** The bytes a row's pointer leads to, `length` of them. */
const fetched = (duckdb: Duckdb, {bytes}: Descriptors, {row, length}: {row: number; length: number}): Buffer => {
  const pointed = duckdb.get_data_from_pointer(bytes.buffer as ArrayBuffer, bytes.byteOffset + 16 * row + 8, length);
  return Buffer.from(pointed.buffer, pointed.byteOffset, pointed.byteLength);
};

/** Reads one text of a VARCHAR vector by row. */
export const textReader = (duckdb: Duckdb, vector: Vector, rows: number): (row: number) => string | null => {
  const validity = validityOf(duckdb, vector, rows), {bytes, words} = descriptors(duckdb, vector, rows);
  return (row) => {
    if (!holds(validity, row)) return null;
    const length = words[4 * row];
    if (length > inPlace) return fetched(duckdb, {bytes, words}, {row, length}).toString("utf8");
    return bytes.toString("utf8", 16 * row + 4, 16 * row + 4 + length);
  };
};

const pointer = (words: Uint32Array, row: number): number => words[4 * row + 3] * 4_294_967_296 + words[4 * row + 2];

/** Rows whose texts lie one behind the other in memory. */
interface Run {
  readonly rows: readonly number[];
  readonly words: Uint32Array;
}

const decodeRun = (bytes: Buffer, {rows, words}: Run, texts: (string | null)[]): void => {
  const ascii = isAscii(bytes), whole = ascii ? bytes.toString("latin1") : "";
  let at = 0;
  for (const row of rows) {
    const from = at;
    at += words[4 * row];
    texts[row] = ascii ? whole.slice(from, at) : bytes.toString("utf8", from, at);
  }
};

/** The rows whose texts do not lie in place, run by run. */
const runsOf = (words: Uint32Array, validity: Uint8Array | null): Run[] => {
  const runs: Run[] = [];
  let rows: number[] = [], next = -1;
  for (let row = 0; row < words.length / 4; row++) {
    const length = words[4 * row];
    if (length <= inPlace || !holds(validity, row)) continue;
    const start = pointer(words, row);
    if (start !== next) runs.push({rows: rows = [], words});
    rows.push(row);
    next = start + length;
  }
  return runs;
};

const bytesOf = (duckdb: Duckdb, all: Descriptors, {rows, words}: Run): Buffer =>
  fetched(duckdb, all, {row: rows[0], length: rows.reduce((sum, row) => sum + words[4 * row], 0)});

/** All texts of a VARCHAR vector. */
export const textColumn = (duckdb: Duckdb, vector: Vector, rows: number): (string | null)[] => {
  const validity = validityOf(duckdb, vector, rows), all = descriptors(duckdb, vector, rows), {bytes, words} = all;
  const texts = new Array<string | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    const length = words[4 * row];
    if (length <= inPlace && holds(validity, row)) texts[row] = bytes.toString("utf8", 16 * row + 4, 16 * row + 4 + length);
  }
  for (const run of runsOf(words, validity)) decodeRun(bytesOf(duckdb, all, run), run, texts);
  return texts;
};

const isAnyLong = (words: Uint32Array): boolean => {
  for (let at = 0; at < words.length; at += 4) if (words[at] > inPlace) return true;
  return false;
};

/**
 * Four words for each text of a VARCHAR vector, alike for texts that are alike: a short text itself; of a longer one its length, its
 * first four bytes and a hash of 64 bits, so that two of n texts of one length and beginning share their words with probability n² / 2^65.
 */
export const textKeys = (duckdb: Duckdb, vector: Vector, rows: number): Uint32Array => {
  const all = descriptors(duckdb, vector, rows), {words} = all;
  if (!isAnyLong(words)) return words;
  const keys = words.slice();
  for (const run of runsOf(words, validityOf(duckdb, vector, rows))) hashRun(bytesOf(duckdb, all, run), run, keys);
  return keys;
};

/** Two lanes of multiplications, each over every byte, mixed with one another at the end. */
const hashRun = (bytes: Buffer, {rows, words}: Run, keys: Uint32Array): void => {
  let at = 0;
  for (const row of rows) {
    let first = 0x2f0b4a27, second = 0x6a09e667;
    for (const end = at + words[4 * row]; at < end; at++) {
      first = Math.imul(first ^ bytes[at], 0x85ebca6b);
      first ^= first >>> 13;
      second = Math.imul(second, 0x01000193) + bytes[at] | 0;
    }
    keys[4 * row + 2] = Math.imul(first ^ second >>> 16, 0xc2b2ae35);
    keys[4 * row + 3] = Math.imul(second ^ second >>> 15 ^ Math.imul(first, 0x27d4eb2f), 0x9e3779b1);
  }
};

/** The rows of a small result whose columns are all VARCHAR. */
export const textRows = async (duck: Duck, sql: string): Promise<(string | null)[][]> => {
  const {duckdb} = duck, all: (string | null)[][] = [];
  for await (const {chunk, rows} of duck.stream(sql)) {
    const columns = Array.from({length: duckdb.data_chunk_get_column_count(chunk)}, (_, i) =>
      textColumn(duckdb, duckdb.data_chunk_get_vector(chunk, i), rows));
    for (let row = 0; row < rows; row++) all.push(columns.map((column) => column[row]));
  }
  return all;
};
