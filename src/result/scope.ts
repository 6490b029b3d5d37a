import type {ColumnSchema, Schema} from "../data/schema.ts";
import type {Settings} from "./settings.ts";

/** What of a table has to be read to answer what is asked. */
export interface Scope {
  readonly schema: Schema;
  /** Whether rows are looked at as wholes: distinct ones counted, columns paired. */
  readonly wholeRows: boolean;
  /** Which columns are asked about by themselves. */
  readonly sketched: (column: ColumnSchema) => boolean;
}

const ofModel: ReadonlySet<string> = new Set(["target", "prediction", "score", "business", "segment", "timestamp"]);

/**
 * The least that a preset's answers rest on: how good a model is needs no features, and only the quality of the data needs whole
 * rows. Suites and measures of one's own may ask for anything.
 */
export const scopeOf = (schema: Schema, {preset, gate, measures}: Pick<Settings, "preset" | "gate" | "measures">): Scope => {
  if (preset === "all" || gate !== undefined || measures.length > 0) return {schema, wholeRows: true, sketched: () => true};
  const grouping = new Set(schema.segments?.flat());
  const isOfModel = ({name, role, cluster}: ColumnSchema): boolean => ofModel.has(role) || cluster === true || grouping.has(name);
  return {
    schema: preset === "performance" ? {...schema, columns: schema.columns.filter(isOfModel)} : schema,
    wholeRows: preset === "quality",
    sketched: ({role}) => preset !== "performance" || role === "business",
  };
};
