import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {increasingRoot} from "../../src/stats/root.ts";
import {near} from "./near.ts";

describe("increasingRoot(f, bracket)", () => {
  it("finds roots with and without a slope", () => {
    fc.assert(fc.property(fc.double({min: 0.001, max: 1000, noNaN: true}), (y) => {
      near(increasingRoot((x) => x * x * x - y, [0, 100]), Math.cbrt(y), 1e-13);
      near(increasingRoot((x) => x * x * x - y, [0, 100], {slope: (x) => 3 * x * x, start: 1}), Math.cbrt(y), 1e-13);
    }));
  });

  it("survives a slope that leads astray", () => {
    near(increasingRoot((x) => Math.atan(x - 3), [-1000, 1000], {slope: (x) => 1 / (1 + (x - 3) ** 2)}), 3, 1e-13);
    near(increasingRoot((x) => x - 3, [0, 10], {slope: () => 0}), 3, 1e-13);
  });

  it("ends at the bracket where f does not cross zero in it", () => {
    expect(increasingRoot((x) => x + 5, [1, 2])).toBeCloseTo(1, 12);
    expect(increasingRoot((x) => x - 5, [1, 2])).toBeCloseTo(2, 12);
  });
});
