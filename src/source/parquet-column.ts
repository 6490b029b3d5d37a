import type {ColumnSchema} from "../data/schema.ts";
import {LabelBuilder, NumberBuilder, type Builder, type TextBuilder} from "./builder.ts";
import {labelReading, missingMarks} from "./cell.ts";
import type {Chunk, Duckdb, Vector} from "./duckdb.ts";
import {builderFor} from "./feed.ts";
import {KeyDictionary} from "./key-dictionary.ts";
import {isWide, numberSql, textSql, type StoredColumn, type TextSql} from "./stored-column.ts";
import {textColumn, textKeys, textReader, validityOf} from "./text-vector.ts";
import {holds} from "./validity.ts";

/** Takes a column's values out of the chunks of a query. */
export interface ParquetColumn {
  readonly builder: Builder;
  /** What to select for it. */
  readonly select: readonly string[];
  /** Adds a chunk whose vectors for this column begin at `first`. */
  add(chunk: Chunk, rows: number, first: number): void;
  /** To be called between batches. */
  renew(): void;
  /** Whether an integer too large for a double was met. */
  inexact(): boolean;
}

const addGaps = (builder: NumberBuilder, validity: Uint8Array, {at, rows}: {at: number; rows: number}): void => {
  for (let row = 0; row < rows; row++) {
    if (holds(validity, row)) continue;
    builder.valid[at + row] = 0;
    builder.gaps++;
  }
};

const anyPastExact = (values: Float64Array, validity: Uint8Array | null): boolean => {
  for (let row = 0; row < values.length; row++) {
    if (Math.abs(values[row]) > Number.MAX_SAFE_INTEGER && holds(validity, row)) return true;
  }
  return false;
};

interface Parts<Kept extends Builder> {
  readonly column: StoredColumn;
  readonly builder: Kept;
}

const numbers = (duckdb: Duckdb, schema: ColumnSchema, {column, builder}: Parts<NumberBuilder>): ParquetColumn => {
  const {value, bad} = numberSql(schema, column), marks = missingMarks(schema).numbers;
  const wide = schema.kind === "numeric" && isWide(column.type);
  let inexact = false;
  return {
    builder, renew() {}, inexact: () => inexact,
    select: bad === null ? [value] : [value, bad],
    add(chunk, rows, first) {
      const vector = duckdb.data_chunk_get_vector(chunk, first), {buffer, byteOffset} = duckdb.vector_get_data(vector, 8 * rows);
      const at = builder.rows, values = new Float64Array(buffer, byteOffset, rows), validity = validityOf(duckdb, vector, rows);
      builder.values.set(values, at);
      builder.rows += rows;
      if (validity) addGaps(builder, validity, {at, rows});
      if (bad !== null) {
        const flags = duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk, first + 1), rows);
        for (let row = 0; row < rows; row++) builder.mismatched += flags[row];
      }
      inexact ||= wide && anyPastExact(values, validity);
      if (marks.length > 0) builder.void(marks, at);
    },
  };
};

/** Reads single cells of a chunk's vector as text. */
const cellReader = (duckdb: Duckdb, {as, text}: TextSql, {chunk, at, rows}: {chunk: Chunk; at: number; rows: number}) => {
  const vector = duckdb.data_chunk_get_vector(chunk, at);
  if (as === "text") {
    const read = textReader(duckdb, vector, rows);
    return (row: number): string | null => text(read(row));
  }
  const {buffer, byteOffset} = duckdb.vector_get_data(vector, 8 * rows), validity = validityOf(duckdb, vector, rows);
  const values = as === "integer" ? new BigInt64Array(buffer, byteOffset, rows) : new Float64Array(buffer, byteOffset, rows);
  return (row: number): string | null => {
    if (!holds(validity, row)) return null;
    const value = values[row];
    return text(typeof value === "bigint" ? String(value) : value);
  };
};

/** Numbers that stand for labels, as keys. */
const numberKeys = (words: Uint32Array): Uint32Array => {
  const keys = new Uint32Array(2 * words.length);
  for (let i = 0; i < words.length; i += 2) {
    keys[2 * i] = words[i];
    keys[2 * i + 1] = words[i + 1];
  }
  return keys;
};

const labels = (duckdb: Duckdb, schema: ColumnSchema, {column, builder}: Parts<LabelBuilder>): ParquetColumn => {
  const sql = textSql(column), read = labelReading(schema), dictionary = new KeyDictionary(builder.dictionary);
  const keysOf = (vector: Vector, rows: number): Uint32Array => {
    if (sql.as === "text") return textKeys(duckdb, vector, rows);
    const {buffer, byteOffset} = duckdb.vector_get_data(vector, 8 * rows);
    return numberKeys(new Uint32Array(buffer, byteOffset, 2 * rows));
  };
  return {
    builder, renew: () => { dictionary.renew(); }, inexact: () => false, select: [sql.value],
    add(chunk, rows, first) {
      const vector = duckdb.data_chunk_get_vector(chunk, first), validity = validityOf(duckdb, vector, rows);
      let cell: ((row: number) => string | null) | undefined;
      const label = (row: number): string | null | undefined => {
        cell ??= cellReader(duckdb, sql, {chunk, at: first, rows});
        return read(cell(row));
      };
      dictionary.codes(keysOf(vector, rows), {validity, label}, builder.codes.subarray(builder.rows));
      builder.rows += rows;
    },
  };
};

const texts = (duckdb: Duckdb, schema: ColumnSchema, {column, builder}: Parts<TextBuilder>): ParquetColumn => {
  const sql = textSql(column), read = labelReading(schema);
  return {
    builder, renew() {}, inexact: () => false, select: [sql.value],
    add(chunk, rows, first) {
      if (sql.as === "text") {
        const vector = duckdb.data_chunk_get_vector(chunk, first);
        for (const text of textColumn(duckdb, vector, rows)) builder.add(read(sql.text(text)));
        return;
      }
      const cell = cellReader(duckdb, sql, {chunk, at: first, rows});
      for (let row = 0; row < rows; row++) builder.add(read(cell(row)));
    },
  };
};

/** The column of a schema as it is stored; `capacity` is the most rows of a batch. */
export const parquetColumn = (
  duckdb: Duckdb, schema: ColumnSchema, {column, capacity}: {readonly column: StoredColumn; readonly capacity: number},
): ParquetColumn => {
  const builder = builderFor(schema, capacity);
  if (builder instanceof NumberBuilder) return numbers(duckdb, schema, {column, builder});
  return builder instanceof LabelBuilder ? labels(duckdb, schema, {column, builder}) : texts(duckdb, schema, {column, builder});
};
