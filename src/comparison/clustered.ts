import type {Profile} from "../profile/profile.ts";
import {groupedCells as valueCells, groupsOfClusters} from "../sketch/cluster-groups.ts";
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

/** What clusters do to a column; where no groups of them were counted, as if all rows of a cluster were alike. */
export function clustered({reference, current, alike}: ColumnPair, compares: Compares): Clustered {
  if (!alike || !reference || !current) return {};
  if (!reference.groups || !current.groups) return {design: Math.max(alike.reference, alike.current)};
  return {design: designIn({reference: reference.groups, current: current.groups}, compares) ?? Infinity};
}

interface Groups {
  readonly reference: ClusterGroups;
  readonly current: ClusterGroups;
}

function designIn({reference, current}: Groups, compares: Compares): number | undefined {
  if (compares === "missing") return shareDesign(valueCells, cellsIn(reference), cellsIn(current));
  const [before, now] = [reference, current].map((groups) => cellsIn(groups.subarray(0, valueCells * groupsOfClusters)));
  return compares === "numbers" ? rankDesign(before, now) : sharesDesign(before, now);
}

const cellsIn = (groups: ClusterGroups): ClusteredCells => groupedCells(groups, groupsOfClusters);
