import {describe, expect, it} from "vitest";
import {generator} from "../../src/stats/random.ts";
import {clusteredShare, clustersInGroups, clusterSpread, designEffectOf, drawnShareInterval} from "../../src/stats/clusters.ts";
import {shareInterval} from "../../src/stats/confusion-interval.ts";

/** Means and sizes of clusters drawn anew by Poisson weights. */
const redraw = (seed: number, clusters: readonly (readonly number[])[], times = 2000) => {
  const random = generator(seed), rows: number[] = [];
  const poisson = (): number => { let k = 0; for (let p = random.next(); p > Math.exp(-1); p *= random.next()) k++; return k; };
  const means = Array.from({length: times}, () => {
    let [sum, n] = [0, 0];
    for (const cluster of clusters) {
      const weight = poisson();
      n += weight * cluster.length;
      sum += weight * cluster.reduce((a, b) => a + b, 0);
    }
    rows.push(n);
    return sum / n;
  });
  return {means, rows};
};

describe("the error from clusters drawn anew", () => {
  it("counts clusters, not rows", () => {
    const clusters = Array.from({length: 40}, (_, i) => Array.from({length: 5}, () => i % 7)), {means, rows} = redraw(4, clusters);
    const found = clusterSpread(means, rows, 200);
    expect(found?.df).toBeGreaterThan(34);
    expect(found?.df).toBeLessThan(44);
    const values = clusters.map(([value]) => value), mean = values.reduce((a, b) => a + b, 0) / 40;
    const expected = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 39 / 40;
    expect((found?.variance ?? 0) / expected).toBeGreaterThan(0.85);
    expect((found?.variance ?? 0) / expected).toBeLessThan(1.2);
  });

  it("knows nothing from a single cluster, or where most resamples have no answer", () => {
    const {means, rows} = redraw(4, [[1, 2, 3]]);
    expect(clusterSpread(means, rows, 3)).toBeUndefined();
    expect(clusterSpread([NaN, NaN, 1], [3, 4, 5], 4)).toBeUndefined();
  });
});

const width = ([low, high]: readonly [number, number]): number => high - low;

describe("a share of clustered rows", () => {
  const ratio = {part: 60, whole: 100}, single = 0.6 * 0.4 / 100;

  it("is as sure as one of single rows when it scatters as that does and clusters are many", () => {
    const [low, high] = clusteredShare(ratio, {variance: single, df: 1e9}), plain = shareInterval(ratio);
    expect(low).toBeCloseTo(plain[0], 6);
    expect(high).toBeCloseTo(plain[1], 6);
  });

  it("is half as sure when it scatters four times as much, and never surer than single rows", () => {
    const plain = width(shareInterval(ratio));
    expect(width(clusteredShare(ratio, {variance: 4 * single, df: 1e9})) / plain).toBeCloseTo(2, 0);
    expect(width(clusteredShare(ratio, {variance: single / 10, df: 1e9}))).toBeCloseTo(plain, 12);
  });

  it("counts clusters where all rows are alike", () => {
    expect(clusteredShare({part: 100, whole: 100}, {variance: 0, df: 9})).toEqual(shareInterval({part: 10, whole: 10}));
  });
});

describe("shares with clusters drawn anew", () => {
  // 50 patients of 4 visits, all of a patient alike; a third of them positive.
  const clusters = Array.from({length: 50}, (_, i) => Array.from({length: 4}, () => Number(i % 3 === 0)));
  const {means, rows} = redraw(9, clusters), drawn = means.map((mean, r) => ({part: mean * rows[r], whole: rows[r]}));
  const share = {part: 68, whole: 200, drawn};

  it("are as sure as single rows one for each cluster, where all of a cluster are alike", () => {
    expect(designEffectOf([share])).toBeGreaterThan(3.3);
    expect(designEffectOf([share])).toBeLessThan(4.8);
    const single = shareInterval({part: 17, whole: 50}), interval = drawnShareInterval(share)!;
    expect(width(interval) / width(single)).toBeGreaterThan(0.9);
    expect(width(interval) / width(single)).toBeLessThan(1.15);
  });

  it("cannot be told of too few clusters", () => {
    const few = redraw(10, clusters.slice(0, 3)), three = {part: 4, whole: 12, drawn: few.means.map((mean, r) => ({part: mean * few.rows[r], whole: few.rows[r]}))};
    expect(designEffectOf([three])).toBeUndefined();
    expect(drawnShareInterval(three)).toBeUndefined();
  });

  it("counts the clusters behind random groups by how much these differ in size", () => {
    const random = generator(3), of = (clusters: number, size: number): number | undefined => {
      const rows = new Float64Array(128);
      for (let i = 0; i < clusters; i++) rows[Math.floor(random.next() * 128)] += size;
      return clustersInGroups(rows);
    };
    expect(of(1000, 7)! / 1000).toBeCloseTo(1, 0);
    expect(of(30, 7)! / 30).toBeCloseTo(1, 0);
    expect(of(4, 100)).toBeUndefined();
  });
});
