import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {kolmogorovSmirnov} from "../../src/stats/kolmogorov-smirnov.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";
import {alarmRates} from "./arrangements.ts";
import {near} from "./near.ts";

const whole = fc.array(fc.integer({min: 0, max: 8}), {minLength: 1, maxLength: 25}).map((values) => Float64Array.from(values));

describe("Kolmogorov and Smirnov's test", () => {
  it("finds the distance, where it is and which way", () => {
    const found = kolmogorovSmirnov(ordered(Float64Array.of(1, 2, 3, 4), Float64Array.of(3, 4, 5, 6)))!;
    expect(found).toMatchObject({statistic: 0.5, location: 2, sign: 1, method: "conditional"});
    expect(kolmogorovSmirnov(ordered(Float64Array.of(3, 4, 5, 6), Float64Array.of(1, 2, 3, 4)))!.sign).toBe(-1);
  });

  it("is sure of no more than the sizes allow: one value against 5000 can do no better than 2 in 5001", () => {
    const many = Float64Array.from({length: 5000}, (_, i) => i + 1);
    near(kolmogorovSmirnov(ordered(Float64Array.of(0), many))!.p, 2 / 5001, 1e-9);
  });

  it("does not take 0 for a p-value at distance 1, as SciPy's asymptotic does", () => {
    expect(kolmogorovSmirnov(ordered(Float64Array.of(0, 1), Float64Array.of(2, 3)),
      {method: "asymptotic"})!.p).toBeGreaterThan(0.1);
  });

  it("has no answer when a side is empty", () => {
    expect(kolmogorovSmirnov(ordered(new Float64Array(0), Float64Array.of(1)))).toBeUndefined();
  });

  it("does not depend on which sample is which, nor on the unit", () => {
    fc.assert(fc.property(whole, whole, (a, b) => {
      const there = kolmogorovSmirnov(ordered(a, b))!, back = kolmogorovSmirnov(ordered(b, a))!;
      near(there.p, back.p, 1e-10);
      expect(there.statistic).toBe(back.statistic);
      const scaled = kolmogorovSmirnov(ordered(a.map((x) => 3 * x - 7), b.map((x) => 3 * x - 7)))!;
      expect([scaled.p, scaled.statistic]).toEqual([there.p, there.statistic]);
    }));
  });

  it("is less conservative given the ties than without them, and never the other way round", () => {
    fc.assert(fc.property(whole, whole, (a, b) => {
      const pair = ordered(a, b);
      expect(kolmogorovSmirnov(pair, {method: "conditional"})!.p).toBeLessThanOrEqual(kolmogorovSmirnov(pair,
        {method: "exact"})!.p * (1 + 1e-9));
    }));
  });

  it("alarms at its level under heavy ties, where the test without ties hardly ever does", () => {
    const ties = [700, ...Array.from({length: 300}, () => 1)], plan = {ties, n: 500, levels: [0.05, 0.01], repeats: 1500};
    const [at5, at1] = alarmRates(plan, generator(1), (pair) => kolmogorovSmirnov(pair)!.p);
    expect(at5).toBeGreaterThan(0.03);
    expect(at5).toBeLessThanOrEqual(0.06);
    expect(at1).toBeLessThanOrEqual(0.015);
    expect(alarmRates(plan, generator(1), (pair) => kolmogorovSmirnov(pair, {method: "exact"})!.p)[0]).toBeLessThan(0.02);
  });

  it("keeps its level in samples too large to count paths", () => {
    const ties = [40_000, 30_000, 20_000, 20_000, 50_000, 40_000], pair = (random = generator(3)) =>
      alarmRates({ties, n: 80_000, levels: [0.05], repeats: 2000}, random, (drawn) => {
        const found = kolmogorovSmirnov(drawn)!;
        expect(found.method).toBe("bridge");
        return found.p;
      });
    expect(pair()[0]).toBeGreaterThan(0.04);
    expect(pair()[0]).toBeLessThan(0.06);
  });

  it("takes rows in clusters for as many as tell as much", () => {
    const a = Float64Array.from({length: 40}, (_, i) => i), b = Float64Array.from({length: 30}, (_, i) => i + 9);
    const often = (values: Float64Array): Float64Array => Float64Array.from({length: 5 * values.length}, (_, i) => values[Math.floor(i / 5)]);
    const found = kolmogorovSmirnov(ordered(often(a), often(b)), {design: 5})!, single = kolmogorovSmirnov(ordered(a, b), {method: "limit"})!;
    near(found.p, single.p, 1e-12);
    expect(found.statistic).toBeCloseTo(single.statistic, 12);
  });
});
