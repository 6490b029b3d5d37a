import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contingency} from "../../src/stats/contingency.ts";
import {jensenShannonDistance, psi} from "../../src/stats/divergence.ts";
import {divergenceEstimate} from "../../src/stats/divergence-estimate.ts";
import type {DivergenceKind} from "../../src/stats/divergence-estimate.ts";
import {generator} from "../../src/stats/random.ts";
import type {Random} from "../../src/stats/random.ts";
import {increasingRoot} from "../../src/stats/root.ts";
import {tableSeed} from "../../src/stats/table-seed.ts";

const kinds: readonly DivergenceKind[] = ["psi", "jensen-shannon", "hellinger", "kullback-leibler"];

const draw = (random: Random, shares: Float64Array, size: number): Float64Array => {
  let left = size, rest = 1;
  return shares.map((share, i) => {
    const count = i === shares.length - 1 ? left : random.binomial(left, Math.min(1, share / rest));
    left -= count;
    rest = Math.max(0, rest - share);
    return count;
  });
};

/** Equal shares, and shares tilted from them until the distance is as wanted. */
const tilted = (k: number, wanted: number, distance: (p: Float64Array, q: Float64Array) => number) => {
  const p = new Float64Array(k).fill(1 / k), at = (t: number) => {
    const raw = p.map((share, i) => share * Math.exp(t * (2 * i / (k - 1) - 1)));
    const total = raw.reduce((sum, share) => sum + share, 0);
    return raw.map((share) => share / total);
  };
  return {p, q: wanted === 0 ? p : at(increasingRoot((t) => distance(p, at(t)) - wanted, [0, 5]))};
};

const distances = {
  psi: (p: Float64Array, q: Float64Array) => psi({reference: p, current: q}, "none")!,
  "jensen-shannon": (p: Float64Array, q: Float64Array) => jensenShannonDistance({reference: p, current: q})!,
};

describe("the estimate of a divergence", () => {
  it("holds the debiased value within the interval, at or above 0, on any table", () => {
    const row = fc.array(fc.integer({min: 0, max: 60}), {minLength: 2, maxLength: 6});
    fc.assert(fc.property(row, row, fc.constantFrom(...kinds), (a, b, kind) => {
      const k = Math.min(a.length, b.length), found = divergenceEstimate(kind, contingency(a.slice(0, k), b.slice(0, k)));
      if (!found) return;
      const {interval: [low, high], debiased} = found;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(debiased + 1e-12);
      expect(high).toBeGreaterThanOrEqual(debiased - 1e-12);
    }), {numRuns: 60});
  });

  it("gives the same table the same answer where it resamples", () => {
    const table = contingency([3, 0, 5, 1], [1, 4, 2, 2]);
    expect(divergenceEstimate("psi", table)).toEqual(divergenceEstimate("psi", table));
    expect(tableSeed(table)).not.toBe(tableSeed(contingency([3, 0, 5, 1], [1, 4, 2, 3])));
  });

  it("closes in on the divergence itself as counts grow", () => {
    const {interval: [low, high], debiased} = divergenceEstimate("jensen-shannon", contingency([4e8, 6e8], [5e8, 5e8]))!;
    const truth = jensenShannonDistance({reference: [4, 6], current: [5, 5]})!;
    expect(debiased).toBeCloseTo(truth, 5);
    expect(low).toBeLessThan(truth);
    expect(high).toBeGreaterThan(truth);
    expect(high - low).toBeLessThan(1e-3);
  });

  it("tells nothing from one row a side", () => {
    expect(divergenceEstimate("jensen-shannon", contingency([1, 0], [0, 1]))).toEqual({interval: [0, 1], debiased: 0});
    expect(divergenceEstimate("psi", contingency([1, 0], [0, 1]))).toEqual({interval: [0, Infinity], debiased: 0});
  });

  it("is 0 for a single category and nothing for an empty side", () => {
    expect(divergenceEstimate("psi", contingency([5], [7]))).toEqual({interval: [0, 0], debiased: 0});
    expect(divergenceEstimate("psi", contingency([5, 5], [0, 0]))).toBeUndefined();
  });

  const cells = [
    {kind: "jensen-shannon", k: 10, truth: 0, n: 1000, m: 1000}, {kind: "jensen-shannon", k: 10, truth: 0.098, n: 5000, m: 1000},
    {kind: "jensen-shannon", k: 3, truth: 0.196, n: 1000, m: 200}, {kind: "psi", k: 10, truth: 0.098, n: 1000, m: 1000},
    {kind: "psi", k: 20, truth: 0, n: 200, m: 200}, {kind: "psi", k: 10, truth: 0.245, n: 200, m: 200},
  ] as const;
  const title = "has the true $kind $truth of $k cells in its interval as often as it says, from $n and $m rows";
  it.each(cells)(title, ({kind, k, truth, n, m}) => {
    const random = generator(61), {p, q} = tilted(k, truth, distances[kind]);
    let covered = 0;
    for (let i = 0; i < 200; i++) {
      const [low, high] = divergenceEstimate(kind, contingency(draw(random, p, n), draw(random, q, m)))!.interval;
      covered += low <= truth && truth <= high ? 1 : 0;
    }
    // 93 % less two standard errors of 200 trials.
    expect(covered / 200).toBeGreaterThanOrEqual(0.895);
  });
});
