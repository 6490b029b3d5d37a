import {describe, expect, it} from "vitest";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {changeOf, type Estimate} from "../../src/measure/change.ts";

const between = (reference: Estimate, current: Estimate, ideal?: number) => {
  const found = changeOf({reference, current}, (side) => side, ideal === undefined ? {} : {ideal});
  if (isUnknown(found)) throw new Error(found.unknown);
  return found.change;
};

const at = (value: number, half = 0.01): Estimate => ({value, interval: [value - half, value + half], n: 100});

describe("changeOf", () => {
  it("tells how far two numbers are apart, and in parts of the reference's", () => {
    expect(between(at(0.8), at(0.6))?.difference?.value).toBeCloseTo(-0.2);
    expect(between(at(0.8), at(0.6))?.ratio?.value).toBeCloseTo(-0.25);
  });

  it("takes the rounding of two sums for no change", () => {
    expect(between(at(0.1 + 0.2), at(0.3))?.difference?.value).toBe(0);
    expect(between(at(0.3), at(0.3 + 1e-12))?.difference?.value).toBeGreaterThan(0);
  });

  it("takes coming nearer to what a number ought to be for no harm, from either side", () => {
    for (const [before, now] of [[0.08, 0.02], [-0.08, 0.02], [0.08, -0.02]]) {
      const change = between(at(before), at(now), 0)?.difference;
      expect(change?.value).toBeCloseTo(-0.06);
      expect(change?.interval?.[1]).toBeLessThan(0);
    }
    expect(between(at(1.1), at(0.7), 1)?.difference?.value).toBeCloseTo(0.2);
  });

  it("counts an interval over the ideal as near as can be", () => {
    const change = between(at(0, 0.05), at(0, 0.05), 0)?.difference;
    expect(change).toMatchObject({value: 0, interval: [expect.closeTo(-0.05), expect.closeTo(0.05)]});
  });
});
