import {isUtf8} from "node:buffer";
import type {ColumnSchema} from "../data/schema.ts";
import {LabelBuilder, NumberBuilder, type Builder, type TextBuilder} from "./builder.ts";
import {ByteDictionary} from "./byte-dictionary.ts";
import {labelReading, missingMarks, numberReading, instantReading} from "./cell.ts";
import type {CsvScanner} from "./csv-scanner.ts";
import {decimal} from "./decimal.ts";
import {nullCode} from "./dictionary.ts";
import {builderFor} from "./feed.ts";

/** Takes a column's cells out of scanned rows [from, to). */
export interface CsvColumn {
  readonly builder: Builder;
  /** Which cell of a row it is; -1 when the file lacks the column. */
  at: number;
  add(rows: CsvScanner, from: number, to: number): void;
  /** To be called between batches. */
  renew(): void;
}

/** Told of a cell that is not UTF-8, by the line its row began on. */
export type OnBadText = (column: string, line: number) => void;

const decode = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");

/** 3 for 3.0: a table that went through a program with only floating numbers for gaps still holds the codes it was written with. */
const wholeLabel = (text: string): string => /^-?\d+\.0+$/.test(text) ? text.slice(0, text.indexOf(".")) : text;

const isBroken = (text: string, bytes: Uint8Array): boolean => text.includes("\ufffd") && !isUtf8(bytes);

const numbers = (schema: ColumnSchema, builder: NumberBuilder): CsvColumn => {
  const read = schema.kind === "datetime" ? instantReading(schema) : numberReading(schema);
  const quick = schema.kind === "numeric", marks = missingMarks(schema).numbers;
  return {
    builder, at: -1, renew() {},
    add({bytes, starts, ends, columns}, from, to) {
      const {values} = builder, before = builder.rows;
      let at = before;
      for (let row = from, k = from * columns + this.at; row < to; row++, k += columns, at++) {
        const start = starts[k], x = quick && start >= 0 ? decimal(bytes, start, ends[k]) : NaN;
        values[at] = x;
        if (x === x) continue;
        builder.rows = at;
        builder.add(start < 0 ? null : read(decode(bytes, start, ends[k])));
      }
      builder.rows = at;
      if (marks.length > 0 && quick) builder.void(marks, before);
    },
  };
};

const labels = (schema: ColumnSchema, builder: LabelBuilder, onBadText: OnBadText): CsvColumn => {
  const read = labelReading(schema);
  let line = 0;
  const dictionary = new ByteDictionary(builder.dictionary, (bytes, start, end) => {
    const text = decode(bytes, start, end);
    if (isBroken(text, bytes.subarray(start, end))) onBadText(schema.name, line);
    return read(wholeLabel(text));
  });
  return {
    builder, at: -1, renew: () => { dictionary.renew(); },
    add({bytes, starts, ends, columns, lines}, from, to) {
      const {codes} = builder;
      let at = builder.rows;
      for (let row = from, k = from * columns + this.at; row < to; row++, k += columns) {
        const start = starts[k];
        line = lines[row];
        codes[at++] = start < 0 ? nullCode : dictionary.code(bytes, start, ends[k]);
      }
      builder.rows = at;
    },
  };
};

const texts = (schema: ColumnSchema, builder: TextBuilder, onBadText: OnBadText): CsvColumn => {
  const read = labelReading(schema);
  return {
    builder, at: -1, renew() {},
    add({bytes, starts, ends, columns, lines}, from, to) {
      for (let row = from; row < to; row++) {
        const k = row * columns + this.at, start = starts[k];
        if (start < 0) {
          builder.add(null);
          continue;
        }
        const text = decode(bytes, start, ends[k]);
        if (isBroken(text, bytes.subarray(start, ends[k]))) onBadText(schema.name, lines[row]);
        builder.add(read(text));
      }
    },
  };
};

/** The column of a schema; `at` is set for each file. */
export const csvColumn = (schema: ColumnSchema, onBadText: OnBadText): CsvColumn => {
  const builder = builderFor(schema);
  if (builder instanceof NumberBuilder) return numbers(schema, builder);
  return builder instanceof LabelBuilder ? labels(schema, builder, onBadText) : texts(schema, builder, onBadText);
};
