import {describe, expect, it} from "vitest";
import {clusterDesign} from "../../src/stats/cluster-design.ts";
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

describe("the design effect of clusters on two distributions", () => {
  it("is near 1 where rows of a cluster have nothing in common, and near their number where all are alike", () => {
    const unlike = {clusters: 300, size: 4, alike: false}, alike = {clusters: 300, size: 4, alike: true};
    expect(clusterDesign(drawn(1, unlike), drawn(2, unlike))).toBeLessThan(1.5);
    const design = clusterDesign(drawn(3, alike), drawn(4, alike));
    expect(design).toBeGreaterThan(3.2);
    expect(design).toBeLessThan(5.5);
  });

  it("is not known of too few clusters", () => {
    const few = {clusters: 3, size: 40, alike: true};
    expect(clusterDesign(drawn(5, few), drawn(6, few))).toBeUndefined();
  });
});
