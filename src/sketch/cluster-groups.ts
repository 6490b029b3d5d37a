import type {Sketch} from "./sketch.ts";
import type {ClusterGroups} from "./state.ts";

/** Into how many groups clusters fall by their hash. */
export const groupsOfClusters = 128;

/** Cells of a column's values that are told apart in groups, from 0; one more stands for rows without a value. */
export const valueCells = 20;

/** The group of rows that name no cluster; they are not counted. */
export const noGroup = 255;

/** The cell and the group of each of n rows. */
export interface GroupedRows {
  readonly cells: Uint16Array;
  readonly groups: Uint8Array;
  readonly n: number;
}

/**
 * Rows by cell and by group of clusters. All rows of a cluster (a patient) fall into one group wherever they are counted, so groups
 * vary by as much as clusters do (random groups: Wolter, Introduction to Variance Estimation, 2007, chapter 2), and they merge.
 */
export const clusterGroups: Sketch<void, GroupedRows, ClusterGroups> = {
  id: "cluster-groups",
  empty: (): ClusterGroups => new Float64Array((valueCells + 1) * groupsOfClusters),
  add(state, {cells, groups, n}) {
    for (let i = 0; i < n; i++) if (groups[i] !== noGroup) state[cells[i] * groupsOfClusters + groups[i]]++;
    return state;
  },
  merge: (a, b) => a.map((count, i) => count + b[i]),
};
