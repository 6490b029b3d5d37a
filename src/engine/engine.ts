import type {Plan} from "../profile/plan.ts";
import type {Profile} from "../profile/profile.ts";
import type {Source} from "../source/source.ts";

/** Says how far a reading has come: rows read, and the share of the whole (0 to 1) where it is known. */
export type Progress = (rowsRead: number, share: number | undefined) => void;

/** Computes profiles: the only thing that reads sources. */
export interface Engine {
  /** The profile of all rows of a source under a plan. Columns that the source lacks or has besides are named in it. */
  profile(source: Source, plan: Plan, progress?: Progress): Promise<Profile>;
}
