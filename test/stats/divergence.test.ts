import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  hellinger, jensenShannonDistance, kullbackLeibler, lInfinity, psi, psiTest, robustLInfinity, totalVariation,
} from "../../src/stats/divergence.ts";
import {generator} from "../../src/stats/random.ts";
import {alarmRates} from "./arrangements.ts";
import {near} from "./near.ts";

const counts = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), {minLength: 1, maxLength: 8})
  .map((cells) => ({reference: cells.map(([a]) => a), current: cells.map(([, b]) => b)}))
  .filter(({reference, current}) => reference.some((c) => c > 0) && current.some((c) => c > 0));

describe("divergences", () => {
  it("are 0 for equal shares, whatever the sizes", () => {
    const same = {reference: [10, 20, 30], current: [1, 2, 3]};
    for (const distance of [psi(same, "none"), kullbackLeibler(same, "none"), jensenShannonDistance(same), hellinger(same),
      totalVariation(same)])
      expect(distance).toBeCloseTo(0, 7);
    expect(lInfinity(same)).toBeCloseTo(0, 15);
  });

  it("are 1 at most where they have an end, and reach it when nothing is shared", () => {
    const apart = {reference: [5, 0], current: [0, 9]};
    expect([jensenShannonDistance(apart), hellinger(apart), totalVariation(apart),
      lInfinity(apart)].map((x) => Number(x!.toFixed(12)))).toEqual([1, 1, 1, 1]);
    near(jensenShannonDistance(apart, {base: Math.E})!, Math.sqrt(Math.LN2), 1e-12);
  });

  it("are symmetric but for Kullback and Leibler's, whose two ways add up to psi", () => {
    fc.assert(fc.property(counts, (there) => {
      const back = {reference: there.current, current: there.reference};
      for (const distance of [jensenShannonDistance, hellinger, totalVariation, lInfinity] as const)
        expect(distance(there)!).toBeCloseTo(distance(back)!, 9);
      near(psi(there)!, kullbackLeibler(there)! + kullbackLeibler(back)!, 1e-9);
    }));
  });

  it("obey the known order: H^2 <= TV <= H sqrt(2 - H^2), and L-infinity <= TV", () => {
    fc.assert(fc.property(counts, (both) => {
      const h = hellinger(both)!, tv = totalVariation(both)!;
      expect(h * h).toBeLessThanOrEqual(tv + 1e-9);
      expect(tv).toBeLessThanOrEqual(h * Math.sqrt(2 - h * h) + 1e-9);
      expect(lInfinity(both)!).toBeLessThanOrEqual(tv + 1e-9);
    }));
  });

  it("treat an empty cell as told: half a count everywhere, a floor, or not at all", () => {
    const empty = {reference: [10, 0], current: [5, 5]};
    expect(psi(empty, "none")).toBe(Infinity);
    near(psi(empty, "floor")!, (1 - 0.5) * Math.log(1 / 0.5) + (1e-4 - 0.5) * Math.log(1e-4 / 0.5), 1e-12);
    near(psi(empty)!, (10.5 / 11 - 0.5) * Math.log(10.5 / 11 / 0.5) + (0.5 / 11 - 0.5) * Math.log(0.5 / 11 / 0.5), 1e-12);
  });

  it("have no answer for an empty side", () => {
    const empty = {reference: [0, 0], current: [1, 2]};
    for (const distance of [psi, kullbackLeibler, hellinger, totalVariation, lInfinity, robustLInfinity, psiTest] as const)
      expect(distance(empty)).toBeUndefined();
  });

  it("take off chance from the robust L-infinity, never below 0", () => {
    near(robustLInfinity({reference: [900, 100], current: [700, 300]})!, 0.2 - 1.8 * Math.sqrt(2000 / 1e6), 1e-12);
    expect(robustLInfinity({reference: [9, 1], current: [8, 2]})).toBe(0);
  });
});

describe("PSI as a test", () => {
  it("keeps its level on dense cells of unequal samples, where a fixed 0.1 would not", () => {
    const plan = {ties: Array.from({length: 10}, () => 110), n: 1000, levels: [0.05], repeats: 3000};
    const [at5] = alarmRates(plan, generator(2), (pair) => psiTest(pair)!.p!);
    expect(Math.abs(at5 - 0.05)).toBeLessThan(0.018);
    const [above] = alarmRates({...plan, levels: [-0.1]}, generator(2), (pair) => -psi(pair)!);
    expect(above).toBeGreaterThan(0.2);
  });

  it("has no p on sparse cells, and p 1 in a single cell", () => {
    expect(psiTest({reference: [100, 1, 1], current: [100, 0, 1]})!.p).toBeUndefined();
    expect(psiTest({reference: [100, 0], current: [50, 0]})).toEqual({psi: 0, df: 0, p: 1});
  });
});
