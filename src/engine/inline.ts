import {profileBuilder} from "../profile/profile-builder.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import type {Engine} from "./engine.ts";
import {matchedColumns} from "./matched-columns.ts";

/** What an engine hashes texts and labels with: the hash that the plan was made with; a constant key unless told. */
export interface InlineOptions {
  readonly hash?: TextHash;
}

/** The engine that reads a source batch by batch and adds each to the profile, in this thread. */
export const inline = ({hash = textHash()}: InlineOptions = {}): Engine => ({
  async profile(source, plan, progress) {
    const {columns, present, added} = await matchedColumns(source, plan.columns.map(({schema}) => schema));
    const builder = profileBuilder(plan, {present, added, hash});
    for await (const batch of source.read(columns, progress)) {
      builder.add(batch);
      batch.release?.();
    }
    return builder.profile();
  },
});
