import type {Batch, ColumnBatch} from "../data/column.ts";
import type {Cell, Row} from "../data/event.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {asText, isGap, isMisfit} from "./misfit.ts";

/** A table read row by row. */
export interface RowReading {
  /** The columns to read, in this order. */
  readonly needs: readonly ColumnSchema[];
  /** The rows of a batch. A cell that does not fit its column's kind stays as it was written, and `misfit` is told of it. */
  rowsOf(batch: Batch, misfit: (column: string, row: number) => void): Row[];
}

/** A cell as JSON carries it: numbers that JSON has no sign for as text, which reads back as the same number. */
const cellAt = (column: ColumnBatch, row: number): Cell => {
  if (isGap(column, row)) return null;
  if (column.type === "text") return column.values[row];
  if (column.type === "labels") return column.labels[column.codes[row]];
  return Number.isFinite(column.values[row]) ? column.values[row] : String(column.values[row]);
};

/** Every label and every text fits; of the others the text is read too. */
const mayMisfit = ({kind}: ColumnSchema): boolean => kind !== "text" && kind !== "categorical";

/** Reads rows of these columns. */
export const rowReading = (columns: readonly ColumnSchema[]): RowReading => {
  const checked = columns.flatMap((schema, i) => mayMisfit(schema) ? [{name: schema.name, i, is: isMisfit(schema)}] : []);
  return {
    needs: [...columns, ...checked.map(({i}) => asText(columns[i]))],
    rowsOf({rows, columns: read}, misfit) {
      const made = Array.from({length: rows}, (_, row) => {
        const cells = Object.create(null) as Record<string, Cell>;
        columns.forEach(({name}, i) => { cells[name] = cellAt(read[i], row); });
        return cells;
      });
      checked.forEach(({name, i, is}, k) => {
        const column = read[i], texts = read[columns.length + k];
        if (texts.type !== "text" || column.type === "text" || column.mismatched === 0) return;
        for (let row = 0; row < rows; row++) {
          if (!isGap(column, row) || !is(texts.values[row])) continue;
          made[row][name] = texts.values[row];
          misfit(name, row);
        }
      });
      return made;
    },
  };
};
