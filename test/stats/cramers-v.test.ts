import {describe, expect, it} from "vitest";
import {cramersV} from "../../src/stats/cramers-v.ts";
import {near} from "./near.ts";

describe("Cramer's V", () => {
  it("is 1 when rows determine columns and 0 when they do not matter", () => {
    const found = cramersV([[10, 0, 0], [0, 20, 0], [0, 0, 5]])!;
    near(found.v!, 1, 1e-12);
    expect(found.df).toBe(4);
    near(cramersV([[10, 20], [20, 40]])!.v!, 0, 0);
  });

  it("takes off what chance alone gives (Bergsma 2013)", () => {
    // phi^2 = 0.04 for these counts: phi^2+ = 0.04 - 1/199, both sides shrunk to 2 - 1/199.
    const {v, corrected} = cramersV([[60, 40], [40, 60]])!;
    near(v!, 0.2, 1e-12);
    near(corrected!, Math.sqrt((0.04 - 1 / 199) / (1 - 1 / 199)), 1e-12);
    expect(cramersV([[50, 50], [51, 49]])!.corrected).toBe(0);
  });

  it("leaves out empty rows and columns", () => {
    expect(cramersV([[10, 0, 3], [0, 0, 0], [4, 0, 9]])!.v).toBe(cramersV([[10, 3], [4, 9]])!.v);
  });

  it("has no value where one row or one column holds all, and no answer for an empty table", () => {
    expect(cramersV([[3, 4]])).toMatchObject({v: undefined, p: 1, df: 0});
    expect(cramersV([[0, 0], [0, 0]])).toBeUndefined();
  });
});
