import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {type Correlation, correlationDifference} from "../../src/stats/correlation-difference.ts";
import {gridCorrelation} from "../../src/stats/grid-correlation.ts";
import {generator, type Random} from "../../src/stats/random.ts";

const side = fc.record({
  r: fc.double({min: -1, max: 1, noNaN: true}), n: fc.integer({min: 10, max: 10_000}),
  deviation: fc.double({min: 0, max: 0.3, noNaN: true}),
});

/** Two numbers that correlate by rho, on a grid of ten by ten. */
function sample(random: Random, size: number, rho: number): Correlation {
  const counts = new Float64Array(100), cell = (z: number) => Math.max(0, Math.min(9, Math.floor(2 * z + 5)));
  for (let i = 0; i < size; i++) {
    const x = random.normal(), y = rho * x + Math.sqrt(1 - rho * rho) * random.normal();
    counts[10 * cell(x) + cell(y)]++;
  }
  const {spearman, deviation, n} = gridCorrelation({counts, width: 10}) ?? {spearman: NaN, deviation: NaN, n: 0};
  return {r: spearman, n, deviation};
}

describe("correlationDifference", () => {
  test("finds nothing between equal correlations, whatever their sizes, even perfect ones", () => {
    fc.assert(fc.property(side, fc.integer({min: 10, max: 10_000}), (one, m) => {
      expect(correlationDifference(one, {...one, n: m})?.p).toBe(1);
      expect(correlationDifference({...one, r: 1}, {...one, r: 1, n: m})?.p).toBe(1);
    }));
  });
  test("keeps p a chance and the difference inside its interval, which widens with the level", () => {
    fc.assert(fc.property(side, side, (one, two) => {
      const found = correlationDifference(one, two);
      if (!found) return;
      expect(found.p >= 0 && found.p <= 1).toBe(true);
      const [low, high] = found.interval(0.9), [lower, higher] = found.interval(0.99);
      expect(low).toBeLessThanOrEqual(found.difference + 1e-12);
      expect(high).toBeGreaterThanOrEqual(found.difference - 1e-12);
      expect(lower).toBeLessThanOrEqual(low + 1e-12);
      expect(higher).toBeGreaterThanOrEqual(high - 1e-12);
    }));
  });
  test("has no answer for fewer than ten rows", () => {
    expect(correlationDifference({r: 0.1, n: 9, deviation: 0.1}, {r: 0.1, n: 100, deviation: 0.1})).toBeUndefined();
  });
  test.each([0, 0.5, 0.9])("alarms in about 5 %% of samples without a change at rho = %d, and covers 0 in 95 %%", (rho) => {
    const random = generator(5 + rho), samples = 1000;
    let [alarms, covered] = [0, 0];
    for (let i = 0; i < samples; i++) {
      const found = correlationDifference(sample(random, 150, rho), sample(random, 100, rho));
      if (!found) continue;
      const [low, high] = found.interval(0.95);
      alarms += found.p <= 0.05 ? 1 : 0;
      covered += low <= 0 && high >= 0 ? 1 : 0;
    }
    // Three standard deviations of a share of 5 % among 1,000.
    expect(alarms / samples).toBeLessThan(0.05 + 0.021);
    expect(covered / samples).toBeGreaterThan(0.95 - 0.021);
  });
});
