import {describe, expect, it} from "vitest";
import {goodnessOfFit} from "../../src/stats/goodness-of-fit.ts";
import {near} from "./near.ts";

describe("the chi-square test against known shares", () => {
  it("takes the reference's shares as known", () => {
    const found = goodnessOfFit({reference: [100, 300], current: [20, 20]})!;
    near(found.statistic, 10 ** 2 / 10 + 10 ** 2 / 30, 1e-12);
    expect(found.df).toBe(1);
  });

  it("is sure of a change when something is seen that never was", () => {
    expect(goodnessOfFit({reference: [5, 0], current: [4, 1]})).toMatchObject({statistic: Infinity, p: 0});
    expect(goodnessOfFit({reference: [5, 3, 0], current: [4, 1, 0]})!.statistic).toBeLessThan(Infinity);
  });

  it("has no answer for an empty side or one cell", () => {
    expect(goodnessOfFit({reference: [0, 0], current: [1, 1]})).toBeUndefined();
    expect(goodnessOfFit({reference: [3], current: [1]})).toBeUndefined();
  });
});
