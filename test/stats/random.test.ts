import {describe, expect, it} from "vitest";
import {logBinomialMass} from "../../src/stats/binomial.ts";
import {chiSquareSf} from "../../src/stats/chi-square.ts";
import {hypergeometricRange, logHypergeometric} from "../../src/stats/hypergeometric.ts";
import {kolmogorovOneSampleSf} from "../../src/stats/kolmogorov.ts";
import {normalCdf} from "../../src/stats/normal.ts";
import {generator} from "../../src/stats/random.ts";

/** The p-value that 40000 draws of whole numbers from `low` follow the log mass; cells expecting fewer than 5 are pooled. */
const fits = (draw: () => number, logMass: (k: number) => number, [low, high]: readonly [number, number]): number => {
  const rounds = 40_000, seen = new Map<number, number>();
  for (let i = 0; i < rounds; i++) { const k = draw(); seen.set(k, (seen.get(k) ?? 0) + 1); }
  let sum = 0, cells = 0, expected = 0, observed = 0;
  for (let k = low; k <= high; k++) {
    expected += rounds * Math.exp(logMass(k));
    observed += seen.get(k) ?? 0;
    if (expected < 5) continue;
    sum += (observed - expected) ** 2 / expected;
    cells++;
    expected = 0; observed = 0;
  }
  return chiSquareSf(sum, cells - 1);
};

/** The p-value that draws follow a continuous law. */
const follows = (draw: () => number, cdf: (x: number) => number): number => {
  const n = 50_000, values = Float64Array.from({length: n}, draw).sort();
  let gap = 0;
  for (let i = 0; i < n; i++) gap = Math.max(gap, cdf(values[i]) - i / n, (i + 1) / n - cdf(values[i]));
  return kolmogorovOneSampleSf(gap, n);
};

describe("generator(seed)", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const take = (seed: number): number[] => {
      const random = generator(seed);
      return Array.from({length: 4}, () => random.next());
    };
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
    expect(take(1)).not.toEqual(take(1 + 2 ** 32));
    expect(take(1)).toEqual([0.5686059948349658, 0.8893939367683266, 0.4705824180198359, 0.35296769838967534]);
  });

  it("splits into streams of their own, the same each time", () => {
    const [a, b] = [generator(5), generator(5)];
    const left = a.split(), right = b.split();
    expect(left.next()).toBe(right.next());
    expect(left.next()).not.toBe(a.next());
    expect(a.split().next()).not.toBe(left.next());
  });

  it("draws uniform, normal and exponential numbers", () => {
    const random = generator(7);
    expect(follows(random.next, (x) => x)).toBeGreaterThan(1e-4);
    expect(follows(random.normal, normalCdf)).toBeGreaterThan(1e-4);
    expect(follows(random.exponential, (x) => -Math.expm1(-x))).toBeGreaterThan(1e-4);
    expect(fits(() => random.int(7), () => -Math.log(7), [0, 6])).toBeGreaterThan(1e-4);
  });

  it("draws binomial counts, by inversion and by rejection", () => {
    const random = generator(8);
    for (const [n, p] of [[12, 0.3], [1000, 0.004], [60, 0.5], [400, 0.9], [1_000_000, 0.0005]] as const) {
      const reach = 12 * Math.sqrt(n * p * (1 - p)) + 5;
      const range = [Math.max(0, Math.floor(n * p - reach)), Math.min(n, Math.ceil(n * p + reach))] as const;
      expect(fits(() => random.binomial(n, p), (k) => logBinomialMass(k, n, p), range)).toBeGreaterThan(1e-4);
    }
    expect([random.binomial(0, 0.5), random.binomial(9, 0), random.binomial(9, 1)]).toEqual([0, 0, 9]);
  });

  it("draws hypergeometric counts, by inversion and by rejection, from any corner of the table", () => {
    const random = generator(9);
    const urns = [[20, 7, 5], [20, 15, 13], [1000, 300, 500], [1000, 900, 300], [5000, 800, 4700], [1_000_000, 40, 300_000]];
    for (const [total, marked, drawn] of urns) {
      const urn = {total, marked, drawn}, draw = (): number => random.hypergeometric(urn);
      expect(fits(draw, (k) => logHypergeometric(k, urn), hypergeometricRange(urn))).toBeGreaterThan(1e-4);
    }
    expect(random.hypergeometric({total: 5, marked: 5, drawn: 3})).toBe(3);
    expect(random.hypergeometric({total: 5, marked: 0, drawn: 3})).toBe(0);
  });

  it("shuffles every order alike, in place", () => {
    const random = generator(10), seen = new Map<string, number>(), rounds = 24_000;
    for (let i = 0; i < rounds; i++) {
      const order = random.shuffle([1, 2, 3, 4]).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    const sum = [...seen.values()].reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0);
    expect(seen.size).toBe(24);
    expect(chiSquareSf(sum, 23)).toBeGreaterThan(1e-4);
    const array = Float64Array.of(1, 2, 3);
    expect(random.shuffle(array)).toBe(array);
  });
});
