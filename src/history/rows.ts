import type {Cell, Row} from "../data/event.ts";
import type {ColumnSchema} from "../data/schema.ts";
import type {Window} from "../data/window.ts";
import type {VersionedRow} from "../engine/profile-versions.ts";
import {labelledRow, type LabelledEvent} from "../store/store.ts";
import type {Watch} from "./watch.ts";

/** The column that holds what an event itself says, if the schema has one such column. */
const only = (columns: readonly ColumnSchema[], role: ColumnSchema["role"]): string | undefined => {
  const found = columns.filter((column) => column.role === role && column.cluster !== true);
  return found.length === 1 ? found[0].name : undefined;
};

/** A row with its event's id and time in the columns for them, where the row itself does not say. */
const filled = (row: Row, cells: readonly (readonly [string | undefined, Cell])[]): Row => {
  const lacking = cells.filter(([name]) => name !== undefined && row[name] === undefined);
  if (lacking.length === 0) return row;
  const whole = Object.assign(Object.create(null) as Record<string, Cell>, row);
  for (const [name, cell] of lacking) whole[name as string] = cell;
  return whole;
};

/** The rows of a stretch of time with their labels, as they are known now. */
export const versionedRows = ({store, model}: Watch, {start, end}: Window, columns: readonly ColumnSchema[]) => {
  const id = only(columns, "id"), timestamp = only(columns, "timestamp");
  const rowOf = (labelled: LabelledEvent): VersionedRow => {
    const {event, label} = labelled;
    return {version: event.version, row: filled(labelledRow(labelled), [[id, event.id], [timestamp, event.time]]), isLabelled: label !== null};
  };
  return async function* (): AsyncGenerator<readonly VersionedRow[]> {
    for await (const some of store.labelled({model, from: start, to: end})) yield some.map(rowOf);
  };
};
