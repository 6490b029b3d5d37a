import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {clusterGroups, valueCells, groupsOfClusters} from "../../src/sketch/cluster-groups.ts";
import {merged, split} from "./split.ts";

const row = fc.tuple(fc.integer({min: 0, max: valueCells}), fc.integer({min: 0, max: groupsOfClusters - 1}));

const of = (rows: readonly (readonly [number, number])[]) => clusterGroups.add(clusterGroups.empty(),
  {cells: Uint16Array.from(rows, ([cell]) => cell), groups: Uint8Array.from(rows, ([, group]) => group), n: rows.length});

describe("groups of clusters", () => {
  it("hold the rows of each cell and group", () => {
    const counts = of([[0, 3], [0, 3], [valueCells, 127]]);
    expect([counts[3], counts.at(-1), counts.reduce((sum, count) => sum + count, 0)]).toEqual([2, 1, 3]);
  });

  it("merge to what the whole gives", () => {
    fc.assert(fc.property(split(row), ({whole, parts}) => {
      for (const sum of merged(parts.map(of), clusterGroups.merge)) expect(sum).toEqual(of(whole));
    }));
  });
});
