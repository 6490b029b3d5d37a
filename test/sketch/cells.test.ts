import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cells, fixedOf} from "../../src/sketch/cells.ts";
import type {Cells} from "../../src/sketch/state.ts";
import {expectClose, finiteValues, merged, moderate, split} from "./split.ts";

const spec = {edges: Float64Array.of(-2, 0, 0.5, 3), centre: 0.5, scale: 2, exact: 8};
const of = (values: readonly number[]): Cells => cells.add(cells.empty(spec), finiteValues(values), spec);
const merge = (a: Cells, b: Cells): Cells => cells.merge(a, b, spec);

const expectAlike = (actual: Cells, expected: Cells, values: readonly number[]): void => {
  expect(actual.exact).toBe(expected.exact);
  expect(actual.counts).toEqual(expected.counts);
  if (actual.exact && expected.exact) expect(actual.values).toEqual(expected.values);
  if (actual.exact || expected.exact) return;
  const terms = values.reduce((sum, x) => sum + Math.abs((x - spec.centre) / spec.scale), 0);
  actual.sums.forEach((sum, i) => { expectClose(sum, expected.sums[i], terms); });
};

const exactOf = (state: Cells) => state.exact ? state : undefined;

describe("cells", () => {
  it("holds ascending distinct values and their counts while they are few", () => {
    const exact = exactOf(of([3, 1, 3, -0, 0, -7]));
    expect([exact && [...exact.values], exact && [...exact.counts]]).toEqual([[-7, 0, 1, 3], [1, 2, 1, 2]]);
    expect(Object.is(exact?.values[1], 0)).toBe(true);
  });

  it("keeps as many distinct values as it may and collapses at one more", () => {
    expect(of([1, 2, 3, 4, 5, 6, 7, 8, 8, 1]).exact).toBe(true);
    expect(of([1, 2, 3, 4, 5, 6, 7, 8, 9]).exact).toBe(false);
  });

  it("counts a value on an edge in the cell above it, and all others in the open tails", () => {
    const state = fixedOf(of([-2, -2.1, 0, 0.4, 0.5, 2.9, 3, 1e300]), spec);
    expect([...state.counts]).toEqual([1, 1, 2, 2, 2]);
    expect(state.sums[1]).toBe(-1.25);
    expect(state.sums[3]).toBe((0.5 - 0.5) / 2 + (2.9 - 0.5) / 2);
  });

  it("merges to what the whole gives, and collapses exactly when the whole does", () => {
    let collapses = 0;
    fc.assert(fc.property(split(fc.oneof(fc.integer({min: 0, max: 9}), moderate), 30), ({whole, parts}) => {
      const expected = of(whole);
      collapses += expected.exact ? 0 : 1;
      for (const sum of merged(parts.map(of), merge)) expectAlike(sum, expected, whole);
    }), {numRuns: 500});
    // Chance decides how many of 500 collapse; that all or none do would make this test blind.
    expect(collapses).toBeGreaterThan(0);
    expect(collapses).toBeLessThan(500);
  });

  it("gives the same however the values come in batches", () => {
    fc.assert(fc.property(split(fc.oneof(fc.integer({min: 0, max: 9}), moderate), 30), ({whole, parts}) => {
      const state = parts.reduce((sum, part) => cells.add(sum, finiteValues(part), spec), cells.empty(spec));
      expectAlike(state, of(whole), whole);
    }), {numRuns: 500});
  });

  it("finds thousands of exact values again", () => {
    const wide = {...spec, exact: 4096}, values = Array.from({length: 40_000}, (_, i) => Math.sqrt(i * 7919 % 4096) - 20);
    let state = cells.empty(wide);
    for (let i = 0; i < values.length; i += 1000) state = cells.add(state, finiteValues(values.slice(i, i + 1000)), wide);
    const expected = [...new Set(values)].sort((a, b) => a - b), exact = exactOf(state);
    expect(exact && [...exact.values]).toEqual(expected);
    expect(exact?.counts.reduce((sum, count) => sum + count, 0)).toBe(40_000);
  });

  it("changes neither side of a merge and shares nothing with them", () => {
    const [a, b] = [of([1, 2]), of([1, 2, 3, 4, 5, 6, 7, 8, 9])], before = structuredClone([a, b]);
    const sum = merge(a, b), alone = merge(a, cells.empty(spec));
    sum.counts.fill(99);
    alone.counts.fill(99);
    expect([a, b]).toEqual(before);
  });

  it("reads an exact state on the cells without changing it", () => {
    const state = of([1, 2]), before = structuredClone(state);
    expect(fixedOf(state, spec)).toMatchObject({exact: false, counts: Float64Array.of(0, 0, 0, 2, 0)});
    expect(state).toEqual(before);
  });

  it("holds the sum of a cell that has overflown as NaN and still counts", () => {
    const huge = {...spec, exact: 1}, state = cells.add(cells.empty(huge), finiteValues([1.7e308, 1.6e308, 1.5e308, 1]),
      {...huge, scale: 1});
    expect(state).toMatchObject({exact: false, counts: Float64Array.of(0, 0, 0, 1, 3)});
    expect(state.exact ? 0 : state.sums[4]).toBeNaN();
  });
});
