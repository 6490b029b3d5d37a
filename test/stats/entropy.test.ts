import {describe, expect, it} from "vitest";
import {entropy} from "../../src/stats/entropy.ts";

describe("entropy", () => {
  it("is the logarithm of the number of equal cells, in any base", () => {
    expect(entropy([5, 5, 5, 5])).toBeCloseTo(Math.log(4), 14);
    expect(entropy([5, 5, 5, 5, 0], 2)).toBeCloseTo(2, 14);
  });

  it("is 0 where one cell holds all, and unknown of nothing", () => {
    expect(entropy([7, 0])).toBe(0);
    expect(entropy([])).toBeUndefined();
  });
});
