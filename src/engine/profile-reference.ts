import type {Batch} from "../data/column.ts";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {planBuilder} from "../profile/plan-builder.ts";
import type {PlanSizes} from "../profile/plan.ts";
import {profileBuilder} from "../profile/profile-builder.ts";
import type {Profile} from "../profile/profile.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import type {Source} from "../source/source.ts";
import {batchBytes} from "./batch-bytes.ts";
import type {Progress} from "./engine.ts";
import {matchedColumns} from "./matched-columns.ts";

/** How a reference is read and planned. */
export interface ReferenceOptions {
  readonly sizes?: Partial<PlanSizes>;
  /** What texts and labels are hashed with; a constant key unless told. */
  readonly hash?: TextHash;
  /** Whether rows are looked at as wholes; true unless told. */
  readonly wholeRows?: boolean;
  /** Which columns have a profile of their own; all of them unless told. */
  readonly sketched?: (column: ColumnSchema) => boolean;
  readonly progress?: Progress;
  /** How many bytes of batches may be kept so that the source is read once only; 256 MB unless told. */
  readonly keep?: number;
}

/** Batches kept until they are too large, then none. */
const keeper = (most: number) => {
  const size = batchBytes();
  let kept: Batch[] | undefined = [], bytes = 0;
  return {
    add(batch: Batch): void {
      if (!kept) return;
      bytes += size(batch);
      if (bytes > most) kept = undefined;
      else kept.push(batch);
    },
    kept: () => kept,
  };
};

/**
 * The profile of a reference under the plan made from it, `profile.plan`. A source that fits the budget is read once, a larger
 * one twice; batches are kept, so a source must not write into one that it has handed out.
 */
export const profileReference = async (source: Source, schema: Schema, options: ReferenceOptions = {}): Promise<Profile> => {
  const {sizes = {}, hash = textHash(), wholeRows = true, sketched = () => true, progress, keep = 256 * 2 ** 20} = options;
  const {columns, present, added} = await matchedColumns(source, schema.columns);
  const planner = planBuilder(schema, {present, sizes, hash}), batches = keeper(keep);
  for await (const batch of source.read(columns, progress)) {
    planner.add(batch);
    batches.add(batch);
  }
  const builder = profileBuilder(planner.plan(), {present, added, hash, wholeRows, sketched}), kept = batches.kept();
  if (kept) for (const batch of kept) builder.add(batch);
  else for await (const batch of source.read(columns, progress)) {
    builder.add(batch);
    batch.release?.();
  }
  return builder.profile();
};
