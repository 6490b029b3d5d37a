import type {Batch} from "../data/column.ts";
import type {Row} from "../data/event.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {takeAll} from "./builder.ts";
import {feedFor} from "./feed.ts";

// Smaller than what readers of files hand over: rows come from several versions of a model at once.
const rowsAtOnce = 8192;

/** Turns rows into batches of columns, and notes which names they had. */
export interface RowBatches {
  add(row: Row): void;
  /** The rows added since, as a batch. */
  take(): Batch;
  isFull(): boolean;
  /** The columns that at least one row had, null or not. */
  present(): ReadonlySet<string>;
  /** Names that are not among the columns. */
  added(): ReadonlySet<string>;
}

/** Batches of rows under a schema; a column that a row lacks is null there. */
export const rowBatches = (columns: readonly ColumnSchema[]): RowBatches => {
  const feeds = columns.map((column) => feedFor(column, rowsAtOnce)), names = columns.map(({name}) => name), known = new Set(names);
  const had = new Uint8Array(names.length), added = new Set<string>();
  let rows = 0;
  return {
    add(row) {
      let found = 0;
      for (let i = 0; i < names.length; i++) {
        const cell = row[names[i]];
        if (cell !== undefined) {
          had[i] = 1;
          found++;
        }
        feeds[i].add(cell);
      }
      const own = Object.keys(row);
      if (own.length > found) for (const name of own) if (!known.has(name)) added.add(name);
      rows++;
    },
    take() {
      const batch = {rows, columns: takeAll(feeds.map(({builder}) => builder))};
      rows = 0;
      return batch;
    },
    isFull: () => rows >= rowsAtOnce,
    present: () => new Set(names.filter((_, i) => had[i] === 1)),
    added: () => added,
  };
};
