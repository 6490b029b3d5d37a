import {describe, expect, it} from "vitest";
import type {BridgeQuadratic} from "../../src/stats/bridge-quadratic.ts";
import {bridgeQuadraticSf, coarsened, exactBridgeQuadraticSf} from "../../src/stats/bridge-quadratic.ts";
import type {Ordered} from "../../src/stats/ordered.ts";
import {weightedChiSquareSf} from "../../src/stats/weighted-chi-square.ts";
import {arrangements} from "./arrangements.ts";
import {near} from "./near.ts";

const form = (ties: readonly number[], n: number, midrank: boolean): BridgeQuadratic => {
  let before = 0;
  const ranks = Float64Array.from(ties, (tie) => { before += tie; return midrank ? before - tie / 2 : before; });
  return {n, m: before - n, ties: Float64Array.from(ties), weights: Float64Array.from(ties, (tie, j) => tie / (3 + j)), ranks,
    midrank};
};

const value = ({weights, ranks, midrank, n, m}: BridgeQuadratic, {reference}: Ordered): number => {
  let count = 0, sum = 0;
  for (let j = 0; j < reference.length; j++) {
    count += reference[j];
    sum += weights[j] * (count - (midrank ? reference[j] / 2 : 0) - ranks[j] * n / (n + m)) ** 2;
  }
  return sum;
};

const cases = [
  {ties: [2, 3, 1, 2], n: 3, midrank: true}, {ties: [2, 3, 1, 2], n: 5, midrank: false},
    {ties: [1, 1, 1, 1, 1, 1, 1, 1], n: 4, midrank: true},
];

describe("a quadratic form in block ends", () => {
  it.each(cases)("has the exact tail by going through all tables: $ties, $n, midranks $midrank", ({ties, n, midrank}) => {
    const own = form(ties, n, midrank), all = arrangements(ties, n).map(({pair, chance}) => ({value: value(own, pair), chance}));
    for (const {value: x} of all)
      near(exactBridgeQuadraticSf(x, own, 1e6)!,
        all.filter((other) => other.value >= x * (1 - 1e-9)).reduce((sum, {chance}) => sum + chance, 0), 1e-9);
  });

  it("gives up beyond the number of tables allowed", () => {
    expect(exactBridgeQuadraticSf(1, form(Array.from({length: 30}, () => 1), 15, true), 1000)).toBeUndefined();
  });

  it("is a chi-square of one degree for two blocks", () => {
    const own = {...form([60_000, 40_000], 50_000, false), weights: Float64Array.of(1, 0)};
    // Variance of a hypergeometric count: n m B (N - B) / (N^2 (N - 1)).
    const variance = 50_000 * 50_000 * 60_000 * 40_000 / (1e10 * 99_999);
    for (const x of [0.5, 2, 8]) near(bridgeQuadraticSf(x * variance, own), weightedChiSquareSf(x, [1]), 1e-3);
  });

  it("has the mean and the variance of all arrangements", () => {
    const ties = [5, 3, 8, 2, 4, 2], n = 11, own = form(ties, n, true), all = arrangements(ties, n);
    const mean = all.reduce((sum, {pair, chance}) => sum + chance * value(own, pair), 0);
    const square = all.reduce((sum, {pair, chance}) => sum + chance * value(own, pair) ** 2, 0);
    let first = 0, second = 0;
    const step = 0.01, end = mean * 30;
    for (let x = step / 2; x < end; x += step) { const p = bridgeQuadraticSf(x,
      own); first += p * step; second += 2 * x * p * step; }
    expect(first / mean).toBeCloseTo(1, 2);
    expect((second - first * first) / (square - mean * mean)).toBeCloseTo(1, 1);
  });
});

describe("coarsening blocks", () => {
  it("keeps the total and the large blocks, and leaves about as many as asked", () => {
    const ties = Float64Array.from({length: 5000}, (_, i) => i === 2500 ? 4000 : 1), fewer = coarsened(ties, 500);
    expect(fewer.length).toBeLessThan(520);
    expect(fewer.reduce((a, b) => a + b, 0)).toBe(8999);
    expect([...fewer]).toContain(4000);
    expect(coarsened(ties, 5000)).toBe(ties);
  });
});
