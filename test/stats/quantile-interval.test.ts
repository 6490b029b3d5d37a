import {describe, expect, test} from "vitest";
import {interpolatedQuantileInterval, quantileInterval} from "../../src/stats/quantile-interval.ts";
import {generator} from "../../src/stats/random.ts";

const ones = (n: number) => new Float64Array(n).fill(1);
const upTo = (n: number) => Float64Array.from({length: n}, (_, i) => i + 1);

describe("quantileInterval", () => {
  test("lies between the order statistics that tables give for the median", () => {
    // Exact ranks for the median at 95 %: n = 10: 2 and 9 (97.9 %); n = 100: 40 and 61 (96.5 %).
    expect(quantileInterval(upTo(10), ones(10), {p: 0.5})).toEqual([2, 9]);
    expect(quantileInterval(upTo(100), ones(100), {p: 0.5})).toEqual([40, 61]);
  });
  test("is open where even the extreme value is not far enough out", () => {
    expect(quantileInterval(upTo(5), ones(5), {p: 0.5})).toEqual([-Infinity, Infinity]);
    expect(quantileInterval(upTo(20), ones(20), {p: 0.99})[1]).toBe(Infinity);
    expect(quantileInterval(upTo(20), ones(20), {p: 0})[0]).toBe(-Infinity);
  });
  test("counts values as often as their counts say, zeros not at all", () => {
    expect(quantileInterval([1, 2, 3], [50, 0, 50], {p: 0.5})).toEqual([1, 3]);
    expect(quantileInterval([7, 8], [0, 100], {p: 0.5})).toEqual([8, 8]);
  });
  test.each([[0.5, 30], [0.9, 60], [0.25, 200]])("covers the %d-quantile of %d values at least 95 %% of the time", (p, n) => {
    const random = generator(n), repeats = 2000;
    let covered = 0;
    for (let i = 0; i < repeats; i++) {
      const values = Float64Array.from({length: n}, () => random.next()).sort();
      const [low, high] = quantileInterval(values, ones(n), {p});
      if (low <= p && p <= high) covered++;
    }
    expect(covered / repeats).toBeGreaterThan(0.95 - 0.015);
  });
});

describe("interpolatedQuantileInterval", () => {
  test("lies as far inside the order statistics as Hettmansperger and Sheather's formula says", () => {
    // n = 10: ranks 2 and 9 cover .978516, 3 and 8 cover .890625; I = .324, and .658 of the way by (n - d) I / (d + (n - 2d) I).
    const share = (0.978515625 - 0.95) / (0.978515625 - 0.890625), way = 8 * share / (2 + 6 * share);
    const [low, high] = interpolatedQuantileInterval(upTo(10), ones(10), {p: 0.5});
    expect(low).toBeCloseTo(2 + way, 9);
    expect(high).toBeCloseTo(9 - way, 9);
  });
  test("is open where even the extreme value is not far enough out, and a point where all values are the same", () => {
    expect(interpolatedQuantileInterval(upTo(5), ones(5), {p: 0.5})).toEqual([-Infinity, Infinity]);
    expect(interpolatedQuantileInterval(upTo(20), ones(20), {p: 0.99})[1]).toBe(Infinity);
    expect(interpolatedQuantileInterval([7, 8], [0, 100], {p: 0.5})).toEqual([8, 8]);
  });
  test.each([[0.5, 30], [0.9, 80], [0.25, 50]])("covers the %d-quantile of %d values 95 %% of the time", (p, n) => {
    const random = generator(n + 1), repeats = 3000;
    let covered = 0;
    for (let i = 0; i < repeats; i++) {
      const [low, high] = interpolatedQuantileInterval(Float64Array.from({length: n}, () => random.next()).sort(), ones(n), {p});
      if (low <= p && p <= high) covered++;
    }
    expect(Math.abs(covered / repeats - 0.95)).toBeLessThan(0.015);
  });

  test("is as wide as that of so many fewer rows where they come in clusters", () => {
    const five = (n: number): Float64Array => new Float64Array(n).fill(5);
    const [low, high] = quantileInterval(upTo(400), five(400), {p: 0.5, design: 5}), [from, to] = quantileInterval(upTo(400), ones(400), {p: 0.5});
    expect((high - low) / (to - from)).toBeCloseTo(1, 1);
    expect(quantileInterval(upTo(10), ones(10), {p: 0.5, design: 10})).toEqual([-Infinity, Infinity]);
  });
});
