import type {ColumnBatch} from "../data/column.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {instantReading, labelReading, numberReading, type Reading} from "./cell.ts";

const reading = (schema: ColumnSchema): Reading<unknown> =>
  schema.kind === "numeric" ? numberReading(schema) : schema.kind === "datetime" ? instantReading(schema) : labelReading(schema);

/** Whether a cell holds no value: it was missing, or held something that does not fit its column's kind. */
export const isGap = (column: ColumnBatch, row: number): boolean =>
  column.type === "numbers" ? column.valid !== undefined && column.valid[row] === 0
    : column.type === "labels" ? column.codes[row] < 0 : column.values[row] === null;

/** A column read as its cells are written: what tells the gaps that held something else from those that held nothing. */
export const asText = (schema: ColumnSchema): ColumnSchema => ({...schema, kind: "text"});

/** Whether the text of a gap held something that does not fit the column's kind. */
export const isMisfit = (schema: ColumnSchema): ((text: string | null) => boolean) => {
  const read = reading(schema);
  return (text) => read(text) === undefined;
};
