import {describe, expect, it} from "vitest";
import {cauchyCombination, fisherCombination} from "../../src/stats/combination.ts";
import {generator} from "../../src/stats/random.ts";
import {near} from "./near.ts";

describe("cauchyCombination(ps, weights)", () => {
  it("is Bonferroni's for one very small p among many", () => {
    near(cauchyCombination([1e-200, 0.3, 0.5]), 3e-200, 1e-12);
    near(cauchyCombination([0.04]), 0.04, 0);
    near(cauchyCombination([1e-9, 0.5], [3, 1]), 4e-9 / 3, 1e-7);
  });

  it("leaves equal p-values as they are", () => {
    for (const p of [1e-12, 0.02, 0.5, 0.9]) near(cauchyCombination([p, p, p]), p, 1e-12);
  });

  it("is not outweighed by an exact 1, nor lost between 0 and 1", () => {
    expect(cauchyCombination([1e-6, 1, 1, 1])).toBeLessThan(1e-5);
    expect(cauchyCombination([0, 1])).toBe(0);
    expect(cauchyCombination([0.01, NaN])).toBeNaN();
    expect(cauchyCombination([])).toBeNaN();
  });

  it("holds its level for independent uniform p-values", () => {
    const random = generator(11), rounds = 20_000;
    let alarms = 0;
    for (let i = 0; i < rounds; i++) {
      if (cauchyCombination(Float64Array.from({length: 12}, () => random.next())) <= 0.05) alarms++;
    }
    expect(Math.abs(alarms / rounds - 0.05)).toBeLessThan(4 * Math.sqrt(0.05 * 0.95 / rounds));
  });
});

describe("fisherCombination(ps)", () => {
  it("agrees with SciPy", () => {
    near(fisherCombination([0.01, 0.2, 0.3]), 0.021561751324834632, 1e-13);
  });

  it("answers at the ends", () => {
    expect([fisherCombination([0, 0.5]), fisherCombination([])]).toEqual([0, NaN]);
  });
});
