import type {Profile} from "../profile/profile.ts";
import {groupsOfClusters} from "../sketch/cluster-groups.ts";
import {errorSums, placeOfSum} from "../sketch/errors.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import {clustersIn, clustersInGroups} from "../stats/clusters.ts";

/**
 * How many rows tell as much as one, if all rows of a cluster were alike: the most that clusters can take away from what is kept by
 * rows only. 1 where rows stand for themselves, infinite where the clusters are too few to tell.
 */
export function rowsAlike({outcome, columns}: Pick<Profile, "outcome" | "columns">): number {
  const inGroups = alikeInGroups(columns);
  if (!outcome?.resampled) return inGroups;
  const [rows, drawn] = outcome.type === "classification"
    ? [sumOf(outcome.confusion), sums(outcome.resampled.confusion, outcome.confusion.length)]
    : [outcome.errors.sums[placeOfSum.n], Array.from({length: replicates}, (_, r) => outcome.resampled?.[r * errorSums.length + placeOfSum.n] ?? 0)];
  return rows === 0 ? inGroups : Math.max(1, inGroups, rows / (clustersIn(drawn, rows) ?? 0));
}

/** The same from the groups of clusters of any column, all of which hold the rows that name one; the others are taken to belong to as many. */
function alikeInGroups(columns: Profile["columns"]): number {
  const column = columns.find(({groups}) => groups), groups = column?.groups;
  if (!groups) return 1;
  const rows = new Float64Array(groupsOfClusters);
  groups.forEach((count, i) => { rows[i % groupsOfClusters] += count; });
  return sumOf(rows) === 0 ? 1 : Math.max(1, column.presence.rows / (clustersInGroups(rows) ?? 0));
}

const sumOf = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

const sums = (counts: Float64Array, size: number): number[] =>
  Array.from({length: replicates}, (_, r) => sumOf(counts.subarray(r * size, (r + 1) * size)));
