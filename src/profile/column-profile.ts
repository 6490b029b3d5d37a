import type {Categories, Cells, ClusterGroups, Distinct, Lengths, Moments, Presence, Rules} from "../sketch/state.ts";

interface Common {
  readonly name: string;
  readonly presence: Presence;
  readonly rules: Rules;
  /** Where clusters are declared, of columns that are neither id nor timestamp; absent in profiles from before they were counted. */
  readonly groups?: ClusterGroups;
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
