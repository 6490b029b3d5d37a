import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {countDistinct} from "../../src/source/count-distinct.ts";

describe("countDistinct", () => {
  it("counts what a set of the same numbers counts", () => {
    const numbers = fc.array(fc.oneof(fc.double(), fc.integer({min: -3, max: 3}), fc.constantFrom(NaN, 0, -0, Infinity)),
      {maxLength: 300});
    fc.assert(fc.property(numbers, (xs) => countDistinct(Float64Array.from(xs)) === new Set(xs).size), {numRuns: 1000});
  });

  it("leaves out what is not valid, and counts nothing in nothing", () => {
    expect(countDistinct(Float64Array.of(1, 2, 3, 1), Uint8Array.of(1, 0, 1, 1))).toBe(2);
    expect(countDistinct(new Float64Array(0))).toBe(0);
  });
});
