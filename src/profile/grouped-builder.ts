import {clusterGroups} from "../sketch/cluster-groups.ts";
import type {ColumnBuilder} from "./column-builder.ts";
import type {CellsOf} from "./grouped-cells.ts";

/** Counts a column's rows by groups of clusters as well. */
export const groupedBuilder = (builder: ColumnBuilder, cellsOf: CellsOf): ColumnBuilder => {
  let counts = clusterGroups.empty(), cells = new Uint16Array(0);
  return {
    ...builder,
    add(batch, groups = new Uint8Array(0)) {
      builder.add(batch);
      if (cells.length < groups.length) cells = new Uint16Array(groups.length);
      cellsOf(batch, cells);
      counts = clusterGroups.add(counts, {cells, groups, n: groups.length});
    },
    profile: () => ({...builder.profile(), groups: counts.slice()}),
  };
};
