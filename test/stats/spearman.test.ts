import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {coMoments} from "../../src/stats/co-moments.ts";
import {midranks, spearman} from "../../src/stats/spearman.ts";

const values = fc.array(fc.integer({min: 0, max: 9}), {minLength: 1, maxLength: 30}).map((list) => Float64Array.from(list));

describe("ranks", () => {
  it("share their mean where values are equal and always have the same sum", () => {
    expect([...midranks(Float64Array.of(3, 1, 3, 2))]).toEqual([3.5, 1, 3.5, 2]);
    fc.assert(fc.property(values,
      (list) => { expect(midranks(list).reduce((a, b) => a + b, 0)).toBe(list.length * (list.length + 1) / 2); }));
  });
});

describe("Spearman's correlation", () => {
  it("does not mind any rising change of either side", () => {
    const x = Float64Array.of(1, 4, 2, 8, 5), y = Float64Array.of(2, 3, 9, 7, 6);
    expect(spearman(x.map(Math.exp), y.map((v) => v ** 3))).toEqual(spearman(x, y));
    expect(spearman(x, x.map((v) => v ** 3))!.correlation).toBeCloseTo(1, 14);
  });

  it("has no value for a constant side", () => {
    expect(spearman(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3))).toBeUndefined();
  });
});

describe("co-moments", () => {
  it("are about the means, so that an offset costs no digits", () => {
    const {n, su, suu, suv} = coMoments(Float64Array.of(1e9 + 1, 1e9 + 2, 1e9 + 3), Float64Array.of(1, 2, 3));
    expect([n, su, suu, suv]).toEqual([3, 0, 2, 2]);
  });
});
