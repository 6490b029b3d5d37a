import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {hypergeometric} from "../../src/stats/hypergeometric.ts";
import {outOfRange} from "../../src/stats/out-of-range.ts";
import {mostExpected, mostOutside} from "../../src/stats/prediction-limit.ts";
import {generator} from "../../src/stats/random.ts";

/** The definition, term by term: later counts are too many once the earlier one is improbably small. */
function byDefinition(count: number, [n, m]: readonly [number, number], alpha: number): number {
  for (let later = 1; later <= m; later++) {
    let p = 0;
    for (let k = 0; k <= count; k++) p += hypergeometric(k, {total: n + m, marked: count + later, drawn: n});
    if (p <= alpha) return later - 1;
  }
  return m;
}

describe("mostExpected", () => {
  it("is the limit that its definition gives", () => {
    fc.assert(fc.property(fc.integer({min: 1, max: 60}), fc.integer({min: 1, max: 60}), fc.double({min: 0, max: 1, noNaN: true}),
      fc.constantFrom(0.2, 0.05, 0.001), (n, m, share, alpha) => {
        const count = Math.round(share * n);
        expect(mostExpected({count, n, m}, alpha)).toBe(byDefinition(count, [n, m], alpha));
      }));
  });

  it("leaves room for what has never been seen", () => {
    expect(mostExpected({count: 0, n: 100, m: 100}, 0.05)).toBe(4);
    expect(mostExpected({count: 0, n: 1e6, m: 100}, 0.05)).toBe(0);
  });

  it("is exceeded in no more samples than told, whatever the share", () => {
    const rng = generator(7), [n, m, draws] = [300, 200, 2000];
    const limits = Array.from({length: n + 1}, (_, count) => mostExpected({count, n, m}, 0.05));
    for (const share of [0.002, 0.03, 0.4]) {
      let over = 0;
      for (let i = 0; i < draws; i++) if (rng.binomial(m, share) > limits[rng.binomial(n, share)]) over++;
      expect(over / draws).toBeLessThan(0.06);
    }
  });

  it("answers for tables of ten million rows", () => {
    const most = mostExpected({count: 20_000, n: 1e7, m: 1e7}, 0.01);
    // 20,000 and the normal deviate of a difference of two such counts.
    expect(most).toBeGreaterThan(20_400);
    expect(most).toBeLessThan(20_550);
  });
});

describe("mostOutside", () => {
  it("is the largest number outside the range that is not yet improbable", () => {
    const [n, m] = [100, 50], most = mostOutside({n, m}, 0.01);
    expect(outOfRange(most, {n, m})).toBeGreaterThan(0.01);
    expect(outOfRange(most + 1, {n, m})).toBeLessThanOrEqual(0.01);
  });
});
