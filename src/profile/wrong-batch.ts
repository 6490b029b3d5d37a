import type {Batch, ColumnBatch} from "../data/column.ts";

/** The error of a batch whose column is of another type than its plan can read. */
export const wrongBatch = (name: string, batch: ColumnBatch): TypeError =>
  new TypeError(`column "${name}" does not fit its kind: the batch holds ${batch.type}`);

/** Throws unless a batch holds one column, of as many rows as it says, for each name. */
export const checkBatch = ({rows, columns}: Batch, names: readonly string[]): void => {
  if (columns.length !== names.length) throw new TypeError(`wrong batch: ${columns.length} columns instead of ${names.length}`);
  columns.forEach((column, i) => {
    const held = column.type === "labels" ? column.codes.length : column.values.length;
    if (held !== rows) throw new TypeError(`wrong batch: column "${names[i]}" holds ${held} rows instead of ${rows}`);
  });
};
