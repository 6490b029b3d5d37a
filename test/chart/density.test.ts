import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {density, type Step} from "../../src/chart/density.ts";
import type {Distribution} from "../../src/result/result.ts";

const numeric = (some: Partial<Distribution>): Distribution =>
  ({column: "x", kind: "numeric", unit: null, edges: [0, 1, 2, 3], reference: [0.2, 0.5, 0.3], current: [0.1, 0.4, 0.5],
    ...some});

const area = (steps: readonly Step[], side: 0 | 1): number => steps.reduce((sum, {width, height}) => sum + width * height[side],
  0);

describe("density", () => {
  it("draws areas in proportion to shares, tails included", () => {
    const laid = density(numeric({reference: [0.2, 0.4, 0.3], current: [0.1, 0.4, 0.3], below: [0.01, 0], above: [0.02, 0.03]}));
    if (!laid?.below || !laid.above) throw new Error("no tails");
    const parts = [...laid.steps, laid.below, laid.above];
    const ratio = area(laid.steps, 0) / 0.9;
    for (const {width, height, shares} of parts) for (const side of [0,
      1] as const) expect(width * height[side]).toBeCloseTo(ratio * shares[side], 9);
  });

  it("makes the highest area fill the drawing", () => {
    const laid = density(numeric({}));
    expect(Math.max(...(laid?.steps ?? []).flatMap(({height}) => height))).toBe(1);
  });

  it("draws a value that holds many rows as a spike that does not flatten the rest", () => {
    const laid = density(numeric({edges: [0, 1, 1.0000001, 2, 3], reference: [0.2, 0.4, 0.2, 0.2], current: [0.1, 0.1, 0.4,
      0.4]}));
    expect(laid?.spikes).toHaveLength(1);
    expect(laid?.spikes[0].height[0]).toBe(1);
    expect(Math.max(...(laid?.steps ?? []).flatMap(({height}) => height))).toBeGreaterThanOrEqual(0.74);
  });

  it("puts outer cells that hold almost nothing into the tails when that shortens the axis a lot", () => {
    const laid = density(numeric({edges: [0, 1, 2, 1000], reference: [0.5, 0.498, 0.002], current: [0.4, 0.599, 0.001]}));
    expect(laid?.domain).toEqual([0, 2]);
    expect(laid?.above?.shares).toEqual([0.002, 0.001]);
  });

  it("keeps an axis whose ends hold something", () => {
    expect(density(numeric({edges: [0, 1, 2, 1000], reference: [0.5, 0.4, 0.1], current: [0.4, 0.5, 0.1]}))?.domain).toEqual([0,
      1000]);
  });

  it("has no answer without an axis", () => {
    expect([numeric({edges: []}), numeric({edges: [1, 1]}), numeric({edges: [0, Infinity]}), {...numeric({}), edges: [3, 2,
      1]}].map(density)).toEqual([null, null, null, null]);
  });

  it("stays on the drawing with heights from 0 to 1, whatever the shares", () => {
    const share = fc.oneof(fc.double({min: 0, max: 1, noNaN: true}), fc.constantFrom(0, NaN, -1, Infinity, 1e-300));
    const cells = fc.array(fc.record({width: fc.oneof(fc.double({min: 1e-12, max: 1e9, noNaN: true}), fc.constant(1)), r: share,
      c: share}), {minLength: 1, maxLength: 40});
    fc.assert(fc.property(cells, fc.double({min: -1e9, max: 1e9, noNaN: true}), fc.tuple(share, share), (some, start, tail) => {
      const edges = [start];
      for (const {width} of some) edges.push(edges[edges.length - 1] + width);
      const laid = density({column: "x", kind: "numeric", unit: null, edges, reference: some.map(({r}) => r),
        current: some.map(({c}) => c), below: tail, above: tail});
      if (!laid) return;
      for (const {x, width, height} of [...laid.steps, ...laid.spikes, laid.below, laid.above].filter((step) => step !== null)) {
        expect(x).toBeGreaterThanOrEqual(-0.5001);
        expect(x + width).toBeLessThanOrEqual(100.5001);
        for (const one of height) expect(one >= 0 && one <= 1).toBe(true);
      }
      for (const value of [-Infinity, ...edges, Infinity]) expect(laid.x(value) >= 0 && laid.x(value) <= 100.0001).toBe(true);
    }));
  });
});
