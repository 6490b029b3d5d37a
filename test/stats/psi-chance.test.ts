import {describe, expect, it} from "vitest";
import {contingency} from "../../src/stats/contingency.ts";
import {psiTest} from "../../src/stats/divergence.ts";
import {psiChance} from "../../src/stats/psi-chance.ts";

describe("the chance of a PSI", () => {
  it("is that of the null law on full cells", () => {
    const table = contingency([50, 30, 20], [30, 40, 30]);
    expect(psiChance(table)).toEqual({p: psiTest(table)!.p, method: "chi-square", df: 2});
  });

  it("is resampled on sparse ones, the same for the same table and never 0", () => {
    const table = contingency([100, 1, 1, 0], [40, 0, 1, 60]), found = psiChance(table, {resamples: 199});
    expect(found).toEqual({p: 1 / 200, method: "resampled", df: 3});
    expect(psiChance(table, {resamples: 199})).toEqual(found);
  });

  it("is that of fewer rows where they come in clusters", () => {
    const table = contingency([500, 300, 200], [300, 400, 300]), fewer = contingency([50, 30, 20], [30, 40, 30]);
    expect(psiChance(table, {design: 10})).toEqual(psiChance(fewer));
    expect(psiChance(contingency([30, 1], [20, 0]), {design: 100})).toMatchObject({p: 1});
  });

  it("is none without rows", () => {
    expect(psiChance({reference: new Float64Array(2), current: Float64Array.of(1, 1), n: 0, m: 2})).toBeUndefined();
  });
});
