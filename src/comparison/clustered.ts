import type {Profile} from "../profile/profile.ts";
import {groupsOfClusters, valueCells} from "../sketch/cluster-groups.ts";
import type {ClusterGroups} from "../sketch/state.ts";
import {type ClusteredCells, groupedCells, rankDesign, shareDesign, sharesDesign} from "../stats/cluster-design.ts";
import type {ColumnPair} from "./comparison.ts";

/** Whether some cluster has several rows: where each has one, rows stand for themselves. */
export function isClustered({plan: {cluster}, columns}: Profile): boolean {
  if (cluster === null) return false;
  const ids = columns.find(({name}) => name === cluster);
  if (ids?.type !== "text" || !ids.distinct.complete) return true;
  const {rows, missing, empty, mismatched} = ids.presence;
  return ids.distinct.hashes.length < rows - missing - empty - mismatched;
}

/** What of a column is compared: its numbers in their order, the shares of its labels, or how many cells are missing. */
type Compares = "numbers" | "labels" | "missing";

/** What clusters do to a comparison of two samples; part of every shape that tests are made on. */
export interface Clustered {
  /**
   * How many rows tell as much as one, where rows come in clusters (the design effect): infinite where these are too few to tell,
   * absent where each row stands for itself.
   */
  readonly design?: number;
}

/**
 * What clusters do to a column; where no groups of them were counted, as if all rows of a cluster were alike. A table that does not say
 * whose its rows are is taken to hold rows as much alike as the other's.
 */
export function clustered(pair: ColumnPair, compares: Compares): Clustered {
  const {reference, current, alike} = pair;
  if (!alike || !reference || !current) return {};
  const most = Math.max(alike.reference, alike.current);
  if (!reference.groups || !current.groups) return {design: most};
  const sides = [reference, current].map(({groups = none, presence: {rows}}) => ({groups, share: sumOf(groups) / rows})), named = sides.filter(({share}) => share > 0);
  if (named.length === 0) return {};
  // Where no cell is missing, nothing says whether whole patients would lack it.
  if (compares === "missing" && named.every(({groups}) => sumOf(lastCell(groups)) === 0)) return {design: most};
  const [before, now] = sides.map(({groups, share}) => share > 0 ? groups : named[0].groups), design = designIn(before, now, compares) ?? Infinity;
  // Of rows that name nobody as many are alike: only so large a share of each cluster was seen.
  return {design: 1 + (design - 1) / Math.min(...named.map(({share}) => share))};
}

const none = new Float64Array(0);

const sumOf = (counts: ClusterGroups): number => counts.reduce((sum, count) => sum + count, 0);

const lastCell = (groups: ClusterGroups): ClusterGroups => groups.subarray(valueCells * groupsOfClusters);

function designIn(before: ClusterGroups, now: ClusterGroups, compares: Compares): number | undefined {
  if (compares === "missing") return shareDesign(valueCells, cellsIn(before), cellsIn(now));
  const [old, next] = [before, now].map((groups) => cellsIn(groups.subarray(0, valueCells * groupsOfClusters)));
  return compares === "numbers" ? rankDesign(old, next) : sharesDesign(old, next);
}

const cellsIn = (groups: ClusterGroups): ClusteredCells => groupedCells(groups, groupsOfClusters);
