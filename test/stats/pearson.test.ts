import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {type CoMoments, pearson, pearsonInterval, pearsonP} from "../../src/stats/pearson.ts";

const sums = (rows: readonly (readonly [number, number])[]): CoMoments => rows.reduce((all, [u, v]) => ({
  n: all.n + 1, su: all.su + u, sv: all.sv + v, suu: all.suu + u * u, svv: all.svv + v * v, suv: all.suv + u * v,
}), {n: 0, su: 0, sv: 0, suu: 0, svv: 0, suv: 0});

const whole = fc.integer({min: -50, max: 50}), points = fc.array(fc.tuple(whole, whole), {minLength: 2, maxLength: 40});

describe("pearson", () => {
  test("is 1 on a rising line and -1 on a falling one", () => {
    expect(pearson(sums([[0, 1], [1, 3], [2, 5]]))).toBeCloseTo(1, 14);
    expect(pearson(sums([[0, 5], [1, 3], [2, 1]]))).toBeCloseTo(-1, 14);
  });
  test("has no value for one row, or where a side never varies, even far from the centre of the sums", () => {
    expect(pearson(sums([[1, 2]]))).toBeUndefined();
    expect(pearson(sums([[1, 2], [1, 3]]))).toBeUndefined();
    expect(pearson(sums([[1e8 + 0.1, 2], [1e8 + 0.1, 3], [1e8 + 0.1, 4]]))).toBeUndefined();
    expect(pearson(sums([[1e200, 2], [-1e200, 3]]))).toBeUndefined();
  });
  test("stays between -1 and 1 and does not mind units", () => {
    fc.assert(fc.property(points, fc.integer({min: 1, max: 20}), fc.integer({min: -9, max: 9}), (rows, scale, shift) => {
      const r = pearson(sums(rows));
      if (r === undefined) return;
      expect(Math.abs(r)).toBeLessThanOrEqual(1);
      expect(pearson(sums(rows.map(([u, v]) => [scale * u + shift, v])))).toBeCloseTo(r, 9);
    }));
  });
});

describe("pearsonP and pearsonInterval", () => {
  test("are those of SciPy's pearsonr and of Fisher", () => {
    expect(pearsonP(0.7857142857142856, 5)).toBeCloseTo(0.11517195197647084, 12);
    const [low, high] = pearsonInterval(0.5, 28);
    expect(low).toBeCloseTo(Math.tanh(Math.atanh(0.5) - 1.959963984540054 / 5), 12);
    expect(high).toBeCloseTo(Math.tanh(Math.atanh(0.5) + 1.959963984540054 / 5), 12);
  });
  test("know nothing of two or three rows", () => {
    expect(pearsonP(1, 2)).toBeUndefined();
    expect(pearsonInterval(1, 3)).toEqual([-1, 1]);
  });
});
