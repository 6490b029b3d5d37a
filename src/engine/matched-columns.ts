import type {ColumnSchema} from "../data/schema.ts";
import type {Source} from "../source/source.ts";

/** Which columns of a schema a table has, and which it has besides. */
export interface MatchedColumns {
  readonly columns: readonly ColumnSchema[];
  readonly present: readonly string[];
  readonly added: readonly string[];
}

/** Holds the columns of a source against those of a schema. */
export const matchedColumns = async (source: Source, schemas: readonly ColumnSchema[]): Promise<MatchedColumns> => {
  const names = new Set(await source.names?.() ?? (await source.facts()).map(({name}) => name)), known = new Set(schemas.map(({name}) => name));
  const columns = schemas.filter(({name}) => names.has(name));
  return {columns, present: columns.map(({name}) => name), added: [...names].filter((name) => !known.has(name))};
};
