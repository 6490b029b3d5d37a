import type {Batch, ColumnBatch} from "../data/column.ts";
import type {Cell, Row} from "../data/event.ts";

/** A cell as JSON carries it: numbers that JSON has no sign for as text, which reads back as the same number. */
const cellAt = (column: ColumnBatch, i: number): Cell => {
  if (column.type === "text") return column.values[i];
  if (column.type === "labels") return column.codes[i] < 0 ? null : column.labels[column.codes[i]];
  if (column.valid && column.valid[i] === 0) return null;
  return Number.isFinite(column.values[i]) ? column.values[i] : String(column.values[i]);
};

/** The rows of a batch; what did not fit its column's kind is null, like what was missing. */
export const batchRowsOf = ({rows, columns}: Batch, names: readonly string[]): Row[] =>
  Array.from({length: rows}, (_, i) => {
    const row = Object.create(null) as Record<string, Cell>;
    columns.forEach((column, k) => { row[names[k]] = cellAt(column, i); });
    return row;
  });
