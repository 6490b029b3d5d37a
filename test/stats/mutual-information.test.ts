import {describe, expect, it} from "vitest";
import {mutualInformation} from "../../src/stats/mutual-information.ts";
import {near} from "./near.ts";

describe("mutual information", () => {
  it("is the entropy of the rows when they determine the columns", () => {
    const found = mutualInformation([[10, 0], [0, 30]])!;
    near(found.nats, -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75), 1e-12);
    near(found.normalised!, 1, 1e-12);
  });

  it("is 0 when rows say nothing of columns", () => {
    expect(mutualInformation([[10, 20], [20, 40]])!.nats).toBeCloseTo(0, 14);
  });

  it("cannot be normalised where nothing varies and has no answer for an empty table", () => {
    expect(mutualInformation([[5]])).toEqual({nats: 0, normalised: undefined});
    expect(mutualInformation([])).toBeUndefined();
  });
});
