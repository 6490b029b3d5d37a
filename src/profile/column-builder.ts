import type {ColumnBatch} from "../data/column.ts";
import type {ColumnProfile} from "./column-profile.ts";

/** Accumulates the profile of one column. */
export interface ColumnBuilder {
  /** `groups` holds the group of clusters of each row, where clusters are declared. */
  add(batch: ColumnBatch, groups?: Uint8Array): void;
  /** For text: the hashes of the batch that was added last. */
  hashes?(): Float64Array;
  /** The profile of all that was added; it shares nothing with the builder, which may go on. */
  profile(): ColumnProfile;
}
