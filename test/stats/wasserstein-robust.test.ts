import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";
import type {Random} from "../../src/stats/random.ts";
import {wassersteinRobust} from "../../src/stats/wasserstein-robust.ts";

const place = {centre: 0, scale: 1};
const normals = (random: Random, size: number, {shift = 0, scale = 1} = {}) =>
  Float64Array.from({length: size}, () => shift + scale * random.normal());
const effect = (a: Float64Array, b: Float64Array, at = place) => wassersteinRobust(ordered(a, b), at)!;

describe("the robust Wasserstein distance", () => {
  const random = generator(41), reference = normals(random, 10_000), current = normals(random, 10_000);

  it("does not change when the unit or the origin of the column does", () => {
    const sample = fc.array(fc.integer({min: -9, max: 9}), {minLength: 2, maxLength: 20});
    fc.assert(fc.property(sample, sample, fc.integer({min: 1, max: 7}), (a, b, c) => {
      const move = (values: readonly number[]) => Float64Array.from(values, (x) => c * x + 3);
      const before = effect(Float64Array.from(a), Float64Array.from(b)), after = effect(move(a), move(b), {centre: 3, scale: c});
      expect(after.distance).toBeCloseTo(before.distance, 9);
      expect(after.debiased).toBeCloseTo(before.debiased, 9);
      expect(after.interval[1]).toBeCloseTo(before.interval[1], 9);
    }));
  });

  it("holds its debiased value within its interval and below the raw one", () => {
    const sample = fc.array(fc.integer({min: -9, max: 9}), {minLength: 1, maxLength: 20});
    fc.assert(fc.property(sample, sample, (a, b) => {
      const {distance, debiased, interval} = effect(Float64Array.from(a), Float64Array.from(b));
      expect(debiased).toBeLessThanOrEqual(distance + 1e-12);
      expect(interval[0]).toBeLessThanOrEqual(debiased);
      expect(interval[1]).toBeGreaterThanOrEqual(debiased);
    }));
  });

  it("is hardly moved by one wild value among 10,000", () => {
    const wild = current.slice();
    wild[0] = 1e6;
    expect(Math.abs(effect(reference, wild).debiased - effect(reference, current).debiased)).toBeLessThan(0.01);
  });

  it("still reads a shift of one scale beside a wild value", () => {
    const wild = current.map((x) => x + 1);
    wild[0] = 1e6;
    expect(effect(reference, wild).debiased).toBeGreaterThan(0.95);
    expect(effect(reference, wild).debiased).toBeLessThan(1.05);
  });

  it("is nothing when a side is empty", () => {
    expect(wassersteinRobust(ordered(Float64Array.of(), Float64Array.of(1)), place)).toBeUndefined();
  });

  const cells = [
    {what: "no change", change: {}, truth: 0, n: 200, m: 200},
    {what: "a shift just under the limit", change: {shift: 0.19}, truth: 0.19, n: 1000, m: 200},
    {what: "a change of scale", change: {scale: 1.25}, truth: 0.25 * Math.sqrt(2 / Math.PI), n: 500, m: 500},
  ];
  it.each(cells)("has the truth in its interval as often as it says: $what, $n and $m values", ({change, truth, n, m}) => {
    const own = generator(43);
    let covered = 0;
    for (let i = 0; i < 600; i++) {
      const [low, high] = effect(normals(own, n), normals(own, m, change)).interval;
      covered += low <= truth && truth <= high ? 1 : 0;
    }
    expect(covered / 600).toBeGreaterThanOrEqual(0.92);
  });
});
