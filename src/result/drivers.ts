import type {Run} from "./result.ts";

/** A column by how much its change matters to the model. */
export interface Driver {
  readonly column: string;
  /** How far it has moved, 1 being the first limit of its measure. */
  readonly drift: number;
  /** How much the model rests on it, 1 being the mean of all columns looked at. */
  readonly importance: number;
  /** drift × importance: what the columns are ranked by. */
  readonly weight: number;
}

/**
 * The features of a run by drift × importance, the heaviest first. Importance is the schema's unless given (by permutation, say); negative
 * ones, which noise makes, count as 0. Columns whose drift could not be told are left out.
 */
export function drivers({results, columns}: Pick<Run, "results" | "columns">, importance?: ReadonlyMap<string, number>): Driver[] {
  const moved = new Map<string, number>();
  for (const {topic, column, effect, limits, evidence} of results) {
    const limit = Math.abs(limits.warn ?? limits.fail ?? 0);
    if (topic !== "drift" || column === null || effect.score === null || limit === 0 || evidence.kind === "fact") continue;
    moved.set(column, Math.max(moved.get(column) ?? 0, Math.abs(effect.score) / limit));
  }
  const told = [...moved].map(([column, drift]) => {
    const given = importance ? importance.get(column) ?? 0 : columns.find(({name}) => name === column)?.importance ?? 1;
    return {column, drift, importance: Math.max(0, given)};
  });
  const mean = told.reduce((sum, one) => sum + one.importance, 0) / told.length;
  return told.map(({column, drift, importance: own}): Driver => {
    const scaled = mean > 0 ? own / mean : 0;
    return {column, drift, importance: scaled, weight: drift * scaled};
  }).sort((a, b) => b.weight - a.weight || b.drift - a.drift);
}
