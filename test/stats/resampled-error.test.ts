import {describe, expect, it} from "vitest";
import {generator} from "../../src/stats/random.ts";
import {resampledError} from "../../src/stats/resampled-error.ts";

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
    const found = resampledError(means, rows, 200);
    expect(found?.df).toBeGreaterThan(34);
    expect(found?.df).toBeLessThan(44);
    const values = clusters.map(([value]) => value), mean = values.reduce((a, b) => a + b, 0) / 40;
    const expected = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 39 / 40;
    expect((found?.variance ?? 0) / expected).toBeGreaterThan(0.85);
    expect((found?.variance ?? 0) / expected).toBeLessThan(1.2);
  });

  it("knows nothing from a single cluster, or where most resamples have no answer", () => {
    const {means, rows} = redraw(4, [[1, 2, 3]]);
    expect(resampledError(means, rows, 3)).toBeUndefined();
    expect(resampledError([NaN, NaN, 1], [3, 4, 5], 4)).toBeUndefined();
  });
});
