import type {Cell, Row} from "../data/event.ts";
import {Fault, shown, step} from "./fault.ts";

/** A row that is being filled. */
export type OpenRow = Record<string, Cell>;

/** A row without cells; it has no prototype, so a column may be called anything. */
export const emptyRow = (): OpenRow => Object.create(null) as OpenRow;

/** Puts cells into a row under their own names; a fault where one is there already. */
export function fill(row: OpenRow, cells: Row | undefined, path: string): Fault | undefined {
  for (const name of Object.keys(cells ?? {})) {
    const fault = put(row, name, {cell: cells![name], path: path + step(name)});
    if (fault) return fault;
  }
  return undefined;
}

/** Puts one cell into a row under a name; `path` is where it came from. */
export function put(row: OpenRow, name: string, {cell, path}: {cell: Cell; path: string}): Fault | undefined {
  if (name in row) return new Fault(path, `column ${shown(name)} is given twice`);
  // A store keeps well-formed Unicode only: half a character in a value becomes U+FFFD; in a name it might make two names one.
  if (!name.isWellFormed()) return new Fault(path.toWellFormed(), `the column name ${shown(name)} is no Unicode text`);
  row[name] = typeof cell === "string" && !cell.isWellFormed() ? cell.toWellFormed() : cell;
  return undefined;
}
