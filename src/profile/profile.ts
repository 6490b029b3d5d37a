import type {Categories, Cells, Distinct, Lengths, Moments, Pair, Presence, Rules} from "../sketch/state.ts";
import type {Plan} from "./plan.ts";

interface Common {
  readonly name: string;
  readonly presence: Presence;
  readonly rules: Rules;
}

export interface NumericProfile extends Common {
  readonly type: "numeric";
  readonly moments: Moments;
  readonly cells: Cells;
}

export interface CategoricalProfile extends Common {
  readonly type: "categorical";
  readonly categories: Categories;
}

export interface TextProfile extends Common {
  readonly type: "text";
  readonly lengths: Lengths;
  readonly distinct: Distinct;
  /** For timestamps: rows by the start of their hour, milliseconds since 1970 in UTC; absent past `mostHours` hours. */
  readonly hours?: ReadonlyMap<number, number>;
}

export type ColumnProfile = NumericProfile | CategoricalProfile | TextProfile;

/** All states of one window; it merges with others of the same plan. */
export interface Profile {
  readonly plan: Plan;
  readonly rows: number;
  /** One for each column of the plan that the table had, in the plan's order. */
  readonly columns: readonly ColumnProfile[];
  /** Columns of the plan that the table lacked. */
  readonly absent: readonly string[];
  /** Columns of the table that the plan does not know. */
  readonly added: readonly string[];
  /** Whole rows, without ids: by how many distinct hashes against rows, duplicates are counted. */
  readonly distinctRows: Distinct;
  /** Keyed `i,j` by index into plan.pairs.columns, i < j. */
  readonly pairs: ReadonlyMap<string, Pair>;
}
