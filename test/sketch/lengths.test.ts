import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {lengths} from "../../src/sketch/lengths.ts";
import type {Lengths} from "../../src/sketch/state.ts";
import {merged, split} from "./split.ts";

const of = (values: readonly (string | null)[]): Lengths => lengths.add(lengths.empty(), {type: "text", values});

describe("lengths", () => {
  it("measures texts in UTF-16 units, passing over null and empty ones", () => {
    expect(of(["ab", null, "", "\u{1f9b4}x"])).toEqual({n: 2, sum: 5, min: 2, max: 3});
  });

  it("measures labels as often as they occur", () => {
    const counts = {type: "counts", labels: ["abc", "", "x", "unseen"], counts: Float64Array.of(2, 9, 1, 0), nulls: 0,
      mismatched: 0} as const;
    expect(lengths.add(lengths.empty(), counts)).toEqual({n: 3, sum: 7, min: 1, max: 3});
  });

  it("merges to what the whole gives", () => {
    fc.assert(fc.property(split(fc.option(fc.string({maxLength: 4}))), ({whole, parts}) => {
      for (const sum of merged(parts.map(of), lengths.merge)) expect(sum).toEqual(of(whole));
    }));
  });
});
