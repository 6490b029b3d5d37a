import {describe, expect, it} from "vitest";
import {drawnCells, groupedCells, rankDesign, shareDesign, sharesDesign} from "../../src/stats/cluster-design.ts";
import {generator} from "../../src/stats/random.ts";

/** Cells of clusters drawn anew 200 times: `size` rows each, all in the cluster's cell or each in its own. */
const drawn = (seed: number, {clusters, size, alike}: {readonly clusters: number; readonly size: number; readonly alike: boolean}) => {
  const random = generator(seed), rows = Array.from({length: clusters}, () => {
    const own = Math.floor(random.next() * 20);
    return Array.from({length: size}, () => alike ? own : Math.floor(random.next() * 20));
  });
  return Array.from({length: 200}, () => {
    const counts = new Float64Array(20);
    for (const cells of rows) {
      let weight = 0;
      for (let left = Math.exp(-1), u = random.next(), sum = left; u > sum && weight < 10; sum += left) left /= ++weight;
      for (const cell of cells) counts[cell] += weight;
    }
    return counts;
  });
};

/** The same counted by 128 groups of clusters; a `shared` part of the clusters lies in a cell of its own, the last. */
const grouped = (seed: number, {clusters, size, alike, shared = 0}: {
  readonly clusters: number; readonly size: number; readonly alike: boolean; readonly shared?: number;
}) => {
  const random = generator(seed), table = new Float64Array(21 * 128);
  for (let i = 0; i < clusters; i++) {
    const own = random.next() < shared ? 20 : Math.floor(random.next() * 20), group = Math.floor(random.next() * 128);
    for (let k = 0; k < size; k++) table[(alike ? own : Math.floor(random.next() * 20)) * 128 + group]++;
  }
  return groupedCells(table, 128);
};

describe("the design effect of clusters on two distributions", () => {
  it("is near 1 where rows of a cluster have nothing in common, and near their number where all are alike", () => {
    const unlike = {clusters: 300, size: 4, alike: false}, alike = {clusters: 300, size: 4, alike: true};
    expect(rankDesign(drawnCells(drawn(1, unlike)), drawnCells(drawn(2, unlike)))).toBeLessThan(1.5);
    const design = rankDesign(drawnCells(drawn(3, alike)), drawnCells(drawn(4, alike)));
    expect(design).toBeGreaterThan(3.2);
    expect(design).toBeLessThan(5.5);
  });

  it("is not known of too few clusters", () => {
    const few = {clusters: 3, size: 40, alike: true};
    expect(rankDesign(drawnCells(drawn(5, few)), drawnCells(drawn(6, few)))).toBeUndefined();
  });

  it("is the same from random groups of clusters, which cost one count a row", () => {
    for (const of of [rankDesign, sharesDesign]) {
      const design = of(grouped(3, {clusters: 400, size: 4, alike: true}), grouped(4, {clusters: 300, size: 4, alike: true}));
      expect(design).toBeGreaterThan(3.4);
      expect(design).toBeLessThan(5.6);
      expect(of(grouped(5, {clusters: 400, size: 4, alike: false}), grouped(6, {clusters: 300, size: 4, alike: false}))).toBeLessThan(1.5);
    }
  });

  it("is, of clusters each in a group of its own, what the means of clusters say", () => {
    // Twelve clusters of four rows, all of a cluster in one cell: the variance of a mean of twelve means, s² / 12.
    const cells = [0, 3, 3, 5, 7, 8, 8, 11, 14, 15, 17, 19], table = new Float64Array(20 * 128), values = Array.from({length: 20}, (_, cell) => cell * cell);
    cells.forEach((cell, group) => { table[cell * 128 + group] = 4; });
    const means = cells.map((cell) => values[cell]), mean = means.reduce((a, b) => a + b, 0) / 12, s2 = means.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 11;
    const found = groupedCells(table, 128).spread(values)!;
    expect(found.variance).toBeCloseTo(s2 / 12, 10);
    expect(found.df).toBeLessThanOrEqual(11);
  });

  it("of a share is that of its rows alone", () => {
    const lost = {clusters: 400, size: 4, alike: true, shared: 0.2}, design = shareDesign(20, grouped(7, lost), grouped(8, lost));
    expect(design).toBeGreaterThan(3.2);
    expect(design).toBeLessThan(5.2);
    expect(shareDesign(20, grouped(9, {...lost, shared: 0}), grouped(10, {...lost, shared: 0}))).toBeCloseTo(1, 1);
  });

  it("grows as clusters become few, and is then not known", () => {
    const of = (clusters: number): number | undefined => {
      const told = {clusters, size: 4, alike: true};
      return rankDesign(grouped(11, told), grouped(12, told));
    };
    expect(of(12)).toBeGreaterThan(4.5);
    expect(of(3)).toBeUndefined();
  });

  it("is 1 where a side has no rows", () => {
    const none = groupedCells(new Float64Array(2 * 128), 128);
    expect([rankDesign(none, none), sharesDesign(none, none), shareDesign(0, none, none)]).toEqual([1, 1, 1]);
  });
});
