import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {labelCounter} from "../../src/sketch/label-counts.ts";
import {presence} from "../../src/sketch/presence.ts";
import type {Presence} from "../../src/sketch/state.ts";
import {merged, numberBatch, numberCell, split} from "./split.ts";

const none: Presence = {rows: 0, missing: 0, empty: 0, nan: 0, positiveInfinity: 0, negativeInfinity: 0, mismatched: 0};

describe("presence", () => {
  it("counts every cell of numbers in one place", () => {
    const cells = [1, null, NaN, Infinity, -Infinity, -Infinity, 0, null, null];
    expect(presence.add(presence.empty(), numberBatch(cells, 1)))
      .toEqual({rows: 9, missing: 2, empty: 0, nan: 1, positiveInfinity: 1, negativeInfinity: 2, mismatched: 1});
  });

  it("looks at no number of a cell that is not filled", () => {
    const batch = {type: "numbers", values: Float64Array.of(NaN, Infinity, 1), valid: Uint8Array.of(0, 0, 1),
      mismatched: 2} as const;
    expect(presence.add(presence.empty(), batch)).toEqual({...none, rows: 3, mismatched: 2});
  });

  it("counts null, empty and mismatched labels", () => {
    const counter = labelCounter();
    counter.add({type: "labels", labels: ["a", "", "b"], codes: Int32Array.of(0, 1, 1, -1, -1, 2), mismatched: 1});
    const counts = counter.take();
    expect(counts && presence.add(presence.empty(), counts)).toEqual({...none, rows: 6, missing: 1, empty: 2, mismatched: 1});
  });

  it("counts null and empty texts", () => {
    expect(presence.add(presence.empty(), {type: "text", values: ["", null, "x", null]})).toEqual({...none, rows: 4, missing: 2,
      empty: 1});
  });

  it("merges to what the whole gives", () => {
    const of = (cells: readonly (number | null)[]): Presence => presence.add(presence.empty(), numberBatch(cells));
    fc.assert(fc.property(split(numberCell), ({whole, parts}) => {
      for (const sum of merged(parts.map(of), presence.merge)) expect(sum).toEqual(of(whole));
    }));
  });
});
