import type {Role} from "../data/column.ts";
import type {Schema} from "../data/schema.ts";

/** Where the parts of an event go: the names of a model's columns by what they are to it. */
export interface ModelColumns {
  readonly features: readonly string[];
  readonly prediction: string | undefined;
  readonly target: string | undefined;
  /** Score columns by their class, and by their own name where that is no class. */
  readonly scores: ReadonlyMap<string, string>;
  /** Score columns in the order of the schema. */
  readonly scoreColumns: readonly string[];
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly business: readonly string[];
  readonly known: ReadonlySet<string>;
}

/** Sorts the columns of a schema by their roles. */
export function modelColumns({columns}: Schema): ModelColumns {
  const of = (role: Role): string[] => columns.filter((column) => column.role === role).map(({name}) => name);
  const scores = columns.filter(({role}) => role === "score");
  const byName = scores.map(({name}): [string, string] => [name, name]);
  const byClass = scores.flatMap(({name, class: of}): [string, string][] => of === undefined ? [] : [[of, name]]);
  return {
    features: of("feature"), prediction: of("prediction")[0], target: of("target")[0],
    scores: new Map([...byName, ...byClass]), scoreColumns: scores.map(({name}) => name),
    id: of("id")[0], timestamp: of("timestamp")[0], business: of("business"),
    known: new Set(columns.map(({name}) => name)),
  };
}
