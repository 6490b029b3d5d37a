import type {Outcome} from "../profile/outcome/outcome.ts";
import {errorSums, placeOfSum} from "../sketch/errors.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import {clustersIn} from "../stats/clusters.ts";

/**
 * How many rows tell as much as one, if all rows of a cluster were alike: the most that clusters can take away from what is kept by
 * rows only. 1 where rows stand for themselves, infinite where the clusters are too few to tell.
 */
export function rowsAlike(outcome: Outcome | null): number {
  if (!outcome?.resampled) return 1;
  const [rows, drawn] = outcome.type === "classification"
    ? [sumOf(outcome.confusion), sums(outcome.resampled.confusion, outcome.confusion.length)]
    : [outcome.errors.sums[placeOfSum.n], Array.from({length: replicates}, (_, r) => outcome.resampled?.[r * errorSums.length + placeOfSum.n] ?? 0)];
  return rows === 0 ? 1 : Math.max(1, rows / (clustersIn(drawn, rows) ?? 0));
}

const sumOf = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

const sums = (counts: Float64Array, size: number): number[] =>
  Array.from({length: replicates}, (_, r) => sumOf(counts.subarray(r * size, (r + 1) * size)));
