import {describe, expect, it} from "vitest";
import {cappedCauchy} from "../../src/stats/capped-cauchy.ts";
import {cauchyCombination} from "../../src/stats/combination.ts";

describe("capped Cauchy combination", () => {
  it("is Cauchy's where no p is near 1", () => {
    expect(cappedCauchy([0.01, 0.2, 0.6])).toBeCloseTo(cauchyCombination([0.01, 0.2, 0.6]), 14);
  });

  it("is not overruled by a p next to 1, as Cauchy's is", () => {
    expect(cauchyCombination([0.001, 0.99996])).toBeGreaterThan(0.9);
    expect(cappedCauchy([0.001, 0.99996])).toBeLessThan(0.003);
  });

  it("gives a single p as it is, and three alike as one of them", () => {
    expect(cappedCauchy([0.999])).toBe(0.999);
    expect(cappedCauchy([1e-12, 1e-12, 1e-12])).toBeCloseTo(1e-12, 20);
  });
});
