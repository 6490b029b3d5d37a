import {describe, expect, it} from "vitest";
import {blackBoxShares, otherWeights, usableWeights} from "../../src/stats/black-box-shift.ts";
import {generator} from "../../src/stats/random.ts";

// Of class 0 80 % are predicted 0, of class 1 70 % are predicted 1; now a quarter of the rows are of class 1.
const reference = Float64Array.of(720, 30, 180, 70), predicted = Float64Array.of(675, 325);

describe("prevalences from predictions alone", () => {
  it("are exact where predictions come out as they did for each class", () => {
    const shares = blackBoxShares({reference, predicted})!;
    expect(shares[1]).toBeCloseTo(0.25, 12);
    expect(shares[0]).toBeCloseTo(0.75, 12);
  });

  it("are wanting where predictions do not tell the classes apart", () => {
    expect(blackBoxShares({reference: Float64Array.of(40, 40, 10, 10), predicted: Float64Array.of(8, 2)})).toBeUndefined();
    expect(blackBoxShares({reference: new Float64Array(4), predicted: Float64Array.of(8, 2)})).toBeUndefined();
  });

  it("are made usable where one would be negative, and scatter about the same when drawn anew", () => {
    expect(usableWeights({reference, predicted: Float64Array.of(95, 5)})![1]).toBe(0);
    const random = generator(3), drawn = Array.from({length: 400}, () => usableWeights({reference, predicted}, random)![1]);
    // A ratio of draws is skewed, so its middle is looked at rather than its mean.
    const middle = drawn.toSorted((a, b) => a - b)[200];
    expect(Math.abs(middle - 2.5)).toBeLessThan(0.15);
  });

  it("weigh the other classes of a prediction by how they are mixed there", () => {
    const three = Float64Array.of(8, 1, 1, 1, 6, 3, 1, 1, 8);
    const [rest, so] = otherWeights({reference: three, predicted: Float64Array.of(1, 1, 1)}, Float64Array.of(1, 2, 4), 1);
    expect(so).toBeCloseTo((1 * 1 + 3 * 4) / 4, 12);
    expect(rest).toBeCloseTo((8 * 1 + 1 * 4 + 1 * 1 + 8 * 4) / 18, 12);
  });
});
