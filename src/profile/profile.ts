import type {Distinct, Pair} from "../sketch/state.ts";
import type {ColumnProfile} from "./column-profile.ts";
import type {Outcome, SegmentKey} from "./outcome/outcome.ts";
import type {Plan} from "./plan.ts";

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
  /** What became of the rows; null where the plan has no task. */
  readonly outcome: Outcome | null;
  /** The same by start of the period (milliseconds since 1970), ascending; null without a timestamp or with too many periods. */
  readonly periods: ReadonlyMap<number, Outcome> | null;
  /** The rows by segment, in the order of the plan's groups and labels; segments have no pairs, distinct rows or segments. */
  readonly segments: readonly Segment[];
}

/** The rows that share the labels of a segment. */
export interface Segment {
  readonly key: SegmentKey;
  readonly profile: Profile;
}
