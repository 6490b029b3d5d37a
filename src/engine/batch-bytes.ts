import type {Batch, ColumnBatch} from "../data/column.ts";

// What a string takes besides its characters, about.
const perText = 24;

const textBytes = (texts: readonly (string | null)[]): number => {
  let bytes = 0;
  for (const text of texts) bytes += 8 + (text === null ? 0 : perText + 2 * text.length);
  return bytes;
};

/** Estimates how much memory batches hold; a dictionary that several share counts once. */
export const batchBytes = (): (batch: Batch) => number => {
  const dictionaries = new WeakSet<readonly string[]>();
  const columnBytes = (column: ColumnBatch): number => {
    if (column.type === "numbers") return column.values.byteLength + (column.valid?.byteLength ?? 0);
    if (column.type === "text") return textBytes(column.values);
    if (dictionaries.has(column.labels)) return column.codes.byteLength;
    dictionaries.add(column.labels);
    return column.codes.byteLength + textBytes(column.labels);
  };
  return ({columns}) => columns.reduce((sum, column) => sum + columnBytes(column), 0);
};
