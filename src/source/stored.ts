import type {Batch} from "../data/column.ts";
import type {Cell} from "../data/event.ts";
import type {ColumnFacts} from "../data/facts.ts";
import {nestedWarning} from "./feed.ts";
import {factsOfCells} from "./look-at-cells.ts";
import {lookRows} from "./look.ts";
import {type LaidRows, rowsOf} from "./packed-rows.ts";
import {rowBatches} from "./row-batches.ts";
import type {Source} from "./source.ts";

/** A source over rows that something hands out in pieces, as a store does; `read` begins anew each time it is called. */
export const stored = (read: () => AsyncIterable<readonly LaidRows[]>, name = "stored rows"): Source => {
  const warnings = new Set<string>();
  return {
    name,
    warnings: () => [...warnings],
    facts: async () => {
      const facts: ColumnFacts[] = [];
      for (const [column, cells] of await look(read)) {
        const fact = factsOfCells(column, cells);
        if (fact) facts.push(fact);
        else warnings.add(nestedWarning(column));
      }
      return facts;
    },
    async *read(columns, progress): AsyncGenerator<Batch> {
      const batches = rowBatches(columns);
      let rows = 0;
      for await (const some of read()) {
        const full: Batch[] = [];
        for (const laid of some) batches.add(laid, (batch) => { full.push(batch); });
        for (const batch of [...full, batches.take()]) {
          progress?.(rows += batch.rows, undefined);
          yield batch;
        }
      }
    },
  };
};

/** The first rows by column. */
const look = async (read: () => AsyncIterable<readonly LaidRows[]>): Promise<ReadonlyMap<string, Cell[]>> => {
  const columns = new Map<string, Cell[]>();
  let rows = 0;
  for await (const some of read()) {
    for (const row of rowsOf(some)) {
      for (const [name, cell] of Object.entries(row)) {
        let cells = columns.get(name);
        if (!cells) columns.set(name, cells = new Array<Cell>(rows).fill(null));
        cells.push(cell);
      }
      rows++;
      for (const cells of columns.values()) if (cells.length < rows) cells.push(null);
    }
    if (rows >= lookRows) break;
  }
  return columns;
};
