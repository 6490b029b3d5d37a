import type {ColumnSchema} from "../data/schema.ts";
import type {Window} from "../data/window.ts";
import type {VersionedRows} from "../engine/profile-versions.ts";
import {type PackedRows, packedRows} from "../source/packed-rows.ts";
import type {LabelledRows} from "../store/store.ts";
import type {Watch} from "./watch.ts";

/** The column that holds what an event itself says, if the schema has one such column. */
const only = (columns: readonly ColumnSchema[], role: ColumnSchema["role"]): string | undefined => {
  const found = columns.filter((column) => column.role === role && column.cluster !== true);
  return found.length === 1 ? found[0].name : undefined;
};

/** The events' ids and times as rows of the columns for them, to lie below rows that do not say themselves. */
const namesBelow = ({ids, times, events: {shape}}: LabelledRows, names: {id?: string | undefined; timestamp?: string | undefined}): readonly PackedRows[] => {
  const lacking = ([["id", ids], ["timestamp", times]] as const).flatMap(([role, cells]) => {
    const name = names[role];
    return name === undefined || shape.names.includes(name) ? [] : [{name, cells}];
  });
  if (lacking.length === 0) return [];
  return packedRows(ids.map((_, i) => Object.fromEntries(lacking.map(({name, cells}) => [name, cells[i]])))).flatMap(({layers}) => layers);
};

/** The rows of a stretch of time with their labels, as they are known now. */
export const versionedRows = ({store, model}: Watch, {start, end}: Window, columns: readonly ColumnSchema[]) => {
  const names = {id: only(columns, "id"), timestamp: only(columns, "timestamp")};
  const named = names.id !== undefined || names.timestamp !== undefined;
  const target = columns.find(({role}) => role === "target")?.name;
  const laid = (found: LabelledRows): VersionedRows => {
    const {version, rows, places, events, labels} = found, below = named ? namesBelow(found, names) : [];
    // A cost that came without the diagnosis is no label yet.
    const isLabelled = labels !== null && (target === undefined || labels.shape.names.includes(target));
    return {version, rows, places, isLabelled, layers: [...below, events, ...(labels ? [labels] : [])]};
  };
  return async function* (): AsyncGenerator<readonly VersionedRows[]> {
    for await (const some of store.labelled({model, from: start, to: end, named})) yield some.map(laid);
  };
};
