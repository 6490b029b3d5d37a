import type {NumberBatch} from "../data/column.ts";
import {nullText} from "./text-hashes.ts";

/**
 * Hashes of rows or cells in the making: two 32-bit lanes a row, started from a seed, that take in one column after another.
 * Rows of equal content hash alike whatever table, batch or place they stand in.
 */
export interface RowHash {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Low and high word of each cell of the column that is taken in next. */
  readonly words: Int32Array;
}

/** Some successive cells of a column: at most `rowsAtOnce`. */
export interface Stretch {
  readonly from: number;
  readonly n: number;
}

/** The most rows that are hashed at a time. */
export const rowsAtOnce = 4096;

/** Room for `rowsAtOnce` rows. */
export const rowHash = (): RowHash =>
  ({first: new Int32Array(rowsAtOnce), second: new Int32Array(rowsAtOnce), words: new Int32Array(2 * rowsAtOnce)});

// The bits of a NaN that no arithmetic yields stand for null, and others of their kind for the empty text.
const nullLow = 0x6e756c6c, nullHigh = 0x7ff80001, nanHigh = 0x7ff80000;

/** Starts rows from a seed, a whole number from 0 to 2^53 - 1. */
export const startRows = ({first, second}: RowHash, seed: number): void => {
  first.fill(seed | 0);
  second.fill(seed / 4294967296 | 0);
};

/** Takes in `words` of the first n rows. Each step can be undone, so different cells never make equal lanes of equal ones. */
const mixIn = ({first, second, words}: RowHash, n: number): void => {
  for (let i = 0; i < n; i++) {
    let a = first[i] ^ words[2 * i], b = second[i] ^ words[2 * i + 1];
    a = Math.imul(a ^ a >>> 16, 0x85ebca6b);
    b = Math.imul(b ^ b >>> 15, 0xc2b2ae35);
    a = (a + (b << 13 | b >>> 19)) | 0;
    b ^= a << 7 | a >>> 25;
    a = Math.imul(a ^ a >>> 13, 0x9e3779b1);
    b = (b + (a ^ a >>> 16)) | 0;
    first[i] = a;
    second[i] = b;
  }
};

/**
 * Takes in n numbers of a batch from a row on, by their bits: 0 and -0 are one number, all NaN are one, nulls are none.
 * The mixing is that of `mixIn`, written again because most cells are numbers and the way by `words` takes half as long again.
 */
export const hashNumbers = ({first, second}: RowHash, {values, valid}: NumberBatch, {from, n}: Stretch): void => {
  const halves = new Int32Array(values.buffer, values.byteOffset + 8 * from, 2 * n);
  for (let i = 0; i < n; i++) {
    let low = halves[2 * i], high = halves[2 * i + 1];
    if (valid !== undefined && valid[from + i] === 0) {
      low = nullLow;
      high = nullHigh;
    } else if ((high & 0x7ff00000) === 0x7ff00000) {
      if (values[from + i] !== values[from + i]) { low = 0; high = nanHigh; }
    } else if (high === -2147483648 && low === 0) high = 0;
    let a = first[i] ^ low, b = second[i] ^ high;
    a = Math.imul(a ^ a >>> 16, 0x85ebca6b);
    b = Math.imul(b ^ b >>> 15, 0xc2b2ae35);
    a = (a + (b << 13 | b >>> 19)) | 0;
    b ^= a << 7 | a >>> 25;
    a = Math.imul(a ^ a >>> 13, 0x9e3779b1);
    b = (b + (a ^ a >>> 16)) | 0;
    first[i] = a;
    second[i] = b;
  }
};

/** Writes the words of n texts, two each, given their hashes as `textHashes` writes them. */
export const wordsOfTexts = (hashes: Float64Array, {from, n}: Stretch, words: Int32Array): void => {
  for (let i = 0; i < n; i++) {
    const hash = hashes[from + i];
    words[2 * i] = hash < 0 ? nullLow + hash : hash | 0;
    words[2 * i + 1] = hash < 0 ? nullHigh : hash / 4294967296 | 0;
  }
};

/** Takes in the n texts whose hashes stand from a row on. */
export const hashTexts = (rows: RowHash, hashes: Float64Array, stretch: Stretch): void => {
  wordsOfTexts(hashes, stretch, rows.words);
  mixIn(rows, stretch.n);
};

/** Takes in n labels by code from a row on, like the texts they are: `words` holds two a label, codes below 0 are null. */
export const hashLabels = (
  rows: RowHash, {codes, words}: {readonly codes: Int32Array; readonly words: Int32Array}, {from, n}: Stretch,
): void => {
  const into = rows.words;
  for (let i = 0; i < n; i++) {
    const code = codes[from + i];
    into[2 * i] = code < 0 ? nullLow + nullText : words[2 * code];
    into[2 * i + 1] = code < 0 ? nullHigh : words[2 * code + 1];
  }
  mixIn(rows, n);
};

/** Writes the hashes of the first n rows into `out`: whole numbers from 0 to 2^53 - 1. */
export const finishRows = (rows: RowHash, n: number, out: Float64Array): void => {
  rows.words.fill(0, 0, 2 * n);
  mixIn(rows, n);
  mixIn(rows, n);
  const {first, second} = rows;
  for (let i = 0; i < n; i++) out[i] = (second[i] >>> 11) * 4294967296 + (first[i] >>> 0);
};
