import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {moments} from "../../src/sketch/moments.ts";
import type {Moments} from "../../src/sketch/state.ts";
import {expectClose, finiteValues, merged, moderate, split} from "./split.ts";

const spec = {centre: 0.3, scale: 2.5};
const of = (values: readonly number[]): Moments => moments.add(moments.empty(spec), finiteValues(values), spec);

const expectAlike = (actual: Moments, expected: Moments, values: readonly number[]): void => {
  expect([actual.n, actual.min, actual.max]).toEqual([expected.n, expected.min, expected.max]);
  const u = values.map((x) => Math.abs((x - spec.centre) / spec.scale));
  (["s1", "s2", "s3", "s4"] as const).forEach((name, i) => {
    expectClose(actual[name], expected[name], u.reduce((sum, x) => sum + x ** (i + 1), 0));
  });
};

describe("moments", () => {
  it("sums powers about the plan's centre", () => {
    expect(of([2.8, 0.3, -2.2])).toMatchObject({n: 3, s1: 0, s2: 2, s3: 0, s4: 2, min: -2.2, max: 2.8});
  });

  it("has no extremes of no values", () => {
    expect(of([])).toEqual({n: 0, s1: 0, s2: 0, s3: 0, s4: 0, min: Infinity, max: -Infinity});
  });

  it("merges to what the whole gives", () => {
    fc.assert(fc.property(split(moderate, 3000), ({whole, parts}) => {
      for (const sum of merged(parts.map(of), (a, b) => moments.merge(a, b, spec))) expectAlike(sum, of(whole), whole);
    }));
  });

  it("gives the same however the values come in batches", () => {
    fc.assert(fc.property(split(moderate), ({whole, parts}) => {
      const state = parts.reduce((sum, part) => moments.add(sum, finiteValues(part), spec), moments.empty(spec));
      expectAlike(state, of(whole), whole);
    }));
  });

  it("loses nothing to rounding when the same value comes very often", () => {
    const value = 0.55, u = (value - spec.centre) / spec.scale, times = 2 ** 21;
    const sum = of(new Array<number>(times).fill(value));
    expectClose(sum.s1, times * u, times * u);
    expectClose(sum.s4, times * u ** 4, times * u ** 4);
  });

  it("holds an overflown sum as NaN in any order of merging", () => {
    const [plus, minus] = [of([1e308, 1e308]), of([-1e308, -1e308])];
    expect(plus.s2).toBeNaN();
    expect(moments.merge(plus, minus, spec).s4).toBeNaN();
    expect(moments.merge(of([1]), moments.merge(minus, plus, spec), spec)).toMatchObject({n: 5, min: -1e308, max: 1e308,
      s4: NaN});
  });
});
