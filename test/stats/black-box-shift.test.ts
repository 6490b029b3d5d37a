import {describe, expect, it} from "vitest";
import {blackBoxShares} from "../../src/stats/black-box-shift.ts";

describe("prevalences from predictions alone", () => {
  it("are exact where predictions come out as they did for each class", () => {
    // Of class 0 80 % are predicted 0, of class 1 70 % are predicted 1; now a quarter of the rows are of class 1.
    const reference = Float64Array.of(720, 30, 180, 70), now = Float64Array.of(0.75 * 0.8 + 0.25 * 0.3, 0.75 * 0.2 + 0.25 * 0.7);
    const shares = blackBoxShares(reference, now.map((share) => share * 1000))!;
    expect(shares[1]).toBeCloseTo(0.25, 12);
    expect(shares[0]).toBeCloseTo(0.75, 12);
  });

  it("are wanting where predictions do not tell the classes apart", () => {
    expect(blackBoxShares(Float64Array.of(40, 40, 10, 10), Float64Array.of(8, 2))).toBeUndefined();
    expect(blackBoxShares(Float64Array.of(0, 0, 0, 0), Float64Array.of(8, 2))).toBeUndefined();
  });
});
