import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {nextUp} from "../../src/profile/next-up.ts";

describe("nextUp", () => {
  it("is the smallest double above", () => {
    expect([1, -1, 0, -0, -Number.MIN_VALUE].map(nextUp))
      .toEqual([1 + Number.EPSILON, -1 + Number.EPSILON / 2, Number.MIN_VALUE, Number.MIN_VALUE, -0]);
    expect(nextUp(Number.MAX_VALUE)).toBe(Infinity);
  });

  it("leaves no double between", () => {
    fc.assert(fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (x) => {
      const above = nextUp(x), middle = x / 2 + above / 2;
      expect(above).toBeGreaterThan(x);
      expect(middle === x || middle === above || Math.abs(x) < 1e-300 || above === Infinity).toBe(true);
    }));
  });
});
