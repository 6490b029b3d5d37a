import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {shortestFloat} from "../../src/source/shortest-float.ts";

describe("shortestFloat", () => {
  it("reads back as the same 32-bit float in at most nine digits", () => {
    fc.assert(fc.property(fc.float({noNaN: true}), (x) => Object.is(Math.fround(shortestFloat(x)), x)), {numRuns: 5000});
    expect([0.1, 3, 16_777_216, 0.3333333].map((x) => shortestFloat(Math.fround(x)))).toEqual([0.1, 3, 16_777_216, 0.3333333]);
    expect(shortestFloat(NaN)).toBeNaN();
  });
});
