import type {ColumnSchema} from "../data/schema.ts";
import {profileBuilder} from "../profile/profile-builder.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import type {Engine} from "./engine.ts";
import {matchedColumns} from "./matched-columns.ts";

/** How an engine counts. */
export interface InlineOptions {
  /** What texts and labels are hashed with: the hash that the plan was made with; a constant key unless told. */
  readonly hash?: TextHash;
  /** Whether rows are looked at as wholes; true unless told. */
  readonly wholeRows?: boolean;
  /** Which columns have a profile of their own; all of them unless told. */
  readonly sketched?: (column: ColumnSchema) => boolean;
}

/** The engine that reads a source batch by batch and adds each to the profile, in this thread. */
export const inline = ({hash = textHash(), wholeRows = true, sketched = () => true}: InlineOptions = {}): Engine => ({
  async profile(source, plan, progress) {
    const {columns, present, added} = await matchedColumns(source, plan.columns.map(({schema}) => schema));
    const builder = profileBuilder(plan, {present, added, hash, wholeRows, sketched});
    for await (const batch of source.read(columns, progress)) {
      builder.add(batch);
      batch.release?.();
    }
    return builder.profile();
  },
});
