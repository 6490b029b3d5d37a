// A seed that the data alone decide.
import type {Counts} from "./divergence.ts";

/** A seed from the counts of a table, so that the same table gives the same resampled answer. */
export const tableSeed = ({reference, current}: Counts): number => {
  let hash = 2166136261;
  for (let i = 0; i < reference.length; i++) {
    hash = Math.imul(hash ^ reference[i], 16777619);
    hash = Math.imul(hash ^ current[i], 16777619);
  }
  return hash >>> 0;
};
