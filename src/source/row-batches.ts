import type {Batch} from "../data/column.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {LabelBuilder, NumberBuilder, takeAll} from "./builder.ts";
import {ByteDictionary} from "./byte-dictionary.ts";
import {labelReading, missingMarks} from "./cell.ts";
import {nullCode} from "./dictionary.ts";
import {type Feed, feedFor} from "./feed.ts";
import {inOrder} from "./in-order.ts";
import {decodeText, eachColumn, type LaidRows, type TakeCells, type TakeText} from "./packed-rows.ts";

// As many as a store hands over at once.
const rowsAtOnce = 8192;

/** Turns rows into batches of columns, and notes which names they had. */
export interface RowBatches {
  /** Adds rows; hands over a batch where more come together than one holds. */
  add(rows: LaidRows, full: (batch: Batch) => void): void;
  /** The rows added since in their order, which is theirs whatever shapes they have: so sums do not depend on it. */
  take(): Batch;
  /** The columns that at least one row had, null or not. */
  present(): ReadonlySet<string>;
  /** Names that are not among the columns. */
  added(): ReadonlySet<string>;
}

/** A column under construction from packed cells. */
interface Column {
  readonly feed: Feed;
  readonly take: TakeCells;
  /** To be called between batches. */
  readonly renew: () => void;
}

const columnOf = (schema: ColumnSchema): Column => {
  const feed = feedFor(schema, rowsAtOnce), {builder, add} = feed;
  const take: TakeCells = {
    numbers: (numbers) => { for (const x of numbers) add(x === x ? x : null); }, truth: add,
    text: (bytes, start, end) => add(start < 0 ? null : decodeText(bytes, start, end)),
  };
  if (builder instanceof NumberBuilder && schema.kind === "numeric") return {feed, take: {...take, numbers: plainNumbers(schema, builder)}, renew() {}};
  if (!(builder instanceof LabelBuilder)) return {feed, take, renew() {}};
  const read = labelReading(schema), dictionary = new ByteDictionary(builder.dictionary, (bytes, start, end) => read(decodeText(bytes, start, end)));
  const text: TakeText = (bytes, start, end) => {
    builder.codes[builder.rows++] = start < 0 ? nullCode : dictionary.code(bytes, start, end);
  };
  return {feed, take: {...take, text}, renew: () => { dictionary.renew(); }};
};

/** Numbers into a column of numbers, which need not be read one by one. */
const plainNumbers = (schema: ColumnSchema, builder: NumberBuilder): TakeCells["numbers"] => {
  const marks = missingMarks(schema).numbers;
  return (numbers) => {
    const before = builder.rows;
    for (const x of numbers) {
      if (x === x) builder.values[builder.rows++] = x;
      else builder.add(null);
    }
    builder.void(marks, before);
  };
};

/** A column may be asked for twice, with two kinds. */
const both = (one: TakeCells | undefined, other: TakeCells): TakeCells => one ? {
  numbers: (numbers) => { one.numbers(numbers); other.numbers(numbers); },
  truth: (truth) => { one.truth(truth); other.truth(truth); },
  text: (bytes, start, end) => { one.text(bytes, start, end); other.text(bytes, start, end); },
} : other;

/** Batches of rows under a schema; a column that a row lacks is null there. */
export const rowBatches = (schemas: readonly ColumnSchema[]): RowBatches => {
  const columns = schemas.map(columnOf), takers = new Map<string, TakeCells>();
  schemas.forEach(({name}, i) => { takers.set(name, both(takers.get(name), columns[i].take)); });
  const present = new Set<string>(), added = new Set<string>();
  const places = new Int32Array(rowsAtOnce);
  let rows = 0;
  /** Adds some of the rows. */
  const addStretch = ({layers, places: own}: LaidRows, [from, to]: readonly [number, number]): void => {
    const shown = new Map<string, number>();
    layers.forEach(({shape}, layer) => { for (const name of shape.names) shown.set(name, layer); });
    for (const name of shown.keys()) (takers.has(name) ? present : added).add(name);
    layers.forEach((packed, layer) => {
      eachColumn(packed, [from, to], (name) => shown.get(name) === layer ? takers.get(name) : undefined);
    });
    schemas.forEach(({name}, i) => {
      if (!shown.has(name)) for (let row = from; row < to; row++) columns[i].feed.add(null);
    });
    for (let row = from; row < to; row++) places[rows++] = own[row];
  };
  const take = (): Batch => {
    const batch = inOrder(takeAll(columns.map(({feed: {builder}}) => builder)), places.subarray(0, rows));
    for (const {renew} of columns) renew();
    rows = 0;
    return batch;
  };
  return {
    take, present: () => present, added: () => added,
    add(laid, full) {
      for (let from = 0; from < laid.rows;) {
        const to = Math.min(laid.rows, from + rowsAtOnce - rows);
        addStretch(laid, [from, to]);
        if (rows === rowsAtOnce) full(take());
        from = to;
      }
    },
  };
};
